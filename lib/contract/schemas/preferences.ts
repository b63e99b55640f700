import { z } from "zod";
import { instantSchema, uuidParamSchema } from "../fields";
import { SEARCH_LENGTH_MAX } from "../limits";
import { accountSchemas, userSchema } from "./account";
import { defineSchemas } from "./schema-set";

const params = z.object({ uuid: uuidParamSchema });
const next = z.string().nullish();

export const pushDeviceSchema = z.object({
  id: z.string(),
  platform: z.string(),
  created_at: instantSchema,
  last_seen_at: instantSchema,
});

export const dashboardSchema = z.object({ id: z.number(), name: z.string() });

/** Such tokens are ASCII, with each of the three platforms. */
const pushTokenSchema = z
  .string()
  .trim()
  .min(1)
  .max(512)
  .regex(/^[\x20-\x7e]*$/, "Enter a valid push token.");
export const pushPlatforms = ["ios", "android", "web"] as const;

export const preferencesSchemas = {
  pushTokenRegister: defineSchemas({
    params,
    body: z.object({ token: pushTokenSchema, platform: z.enum(pushPlatforms) }),
    response: pushDeviceSchema,
    emits: Object.keys(pushDeviceSchema.shape),
    errors: ["required", "blank", "max_length", "invalid_input", "invalid_choice", "permission_denied"],
  }),
  pushTokenUnregister: defineSchemas({
    params,
    body: z.object({ token: pushTokenSchema }),
    errors: ["required", "blank", "max_length", "invalid_input", "permission_denied"],
  }),
  pushTokensList: defineSchemas({
    params,
    response: z.object({ results: z.array(pushDeviceSchema), next }),
    emits: ["results[]", "next", ...Object.keys(pushDeviceSchema.shape).map((key) => `results[].${key}`)],
  }),
  pushTokenRemove: defineSchemas({
    params: params.extend({ id: z.string().max(64) }),
    errors: ["not_found", "permission_denied"],
  }),
  notificationTest: defineSchemas({
    params,
    body: z.object({ key: z.string().max(64) }),
    response: z.object({ success: z.boolean() }),
    emits: ["success"],
    errors: ["required", "invalid_choice", "email_not_available", "throttled"],
  }),
  dashboardsList: defineSchemas({
    params: z.object({ team_id: z.string().regex(/^\d{1,9}$/) }),
    query: z.object({ search: z.string().max(SEARCH_LENGTH_MAX).default("") }),
    response: z.object({ results: z.array(dashboardSchema), next }),
    emits: ["results[]", "next", "results[].id", "results[].name"],
    errors: ["not_found"],
  }),
  onboardingSkip: defineSchemas({
    params,
    body: z.object({
      reason: z.enum(["later", "other"]),
      step_at_skip: z.string().trim().max(64).optional(),
    }),
    response: userSchema,
    emits: accountSchemas.accountGet.emits,
    errors: ["required", "invalid_choice", "max_length", "sensitive_action_required_reauth"],
  }),
  scenePersonalise: defineSchemas({
    params,
    // The verb looks at both by itself: PostHog's order of errors is no schema's.
    body: z.object({ scene: z.unknown().optional(), dashboard: z.unknown().optional() }),
    response: userSchema,
    emits: accountSchemas.accountGet.emits,
    errors: ["invalid_input", "null", "blank", "max_length", "incorrect_type", "does_not_exist"],
  }),
};

export type PushDevice = z.output<typeof pushDeviceSchema>;
export type Dashboard = z.output<typeof dashboardSchema>;
