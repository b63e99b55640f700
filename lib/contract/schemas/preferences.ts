import { z } from "zod";
import { instantSchema, uuidParamSchema } from "../fields";
import { accountSchemas, userSchema } from "./account";
import { defineSchemas } from "./schema-set";

const params = z.object({ uuid: uuidParamSchema });
const pushTokenSchema = z.string().trim().min(1).max(512);
export const pushPlatforms = ["ios", "android", "web"] as const;

export const preferencesSchemas = {
  pushTokenRegister: defineSchemas({
    params,
    body: z.object({ token: pushTokenSchema, platform: z.enum(pushPlatforms) }),
    response: z.object({
      id: z.string(),
      platform: z.string(),
      created_at: instantSchema,
      last_seen_at: instantSchema,
    }),
    emits: ["id", "platform", "created_at", "last_seen_at"],
    errors: ["required", "blank", "max_length", "invalid_choice", "permission_denied"],
  }),
  pushTokenUnregister: defineSchemas({
    params,
    body: z.object({ token: pushTokenSchema }),
    errors: ["required", "blank", "max_length", "permission_denied"],
  }),
  onboardingSkip: defineSchemas({
    params,
    body: z.object({
      reason: z.enum(["later", "other"]),
      step_at_skip: z.string().max(64).optional(),
    }),
    response: userSchema,
    emits: accountSchemas.accountGet.emits,
    errors: ["required", "invalid_choice", "max_length", "sensitive_action_required_reauth"],
  }),
  scenePersonalise: defineSchemas({
    params,
    body: z.object({ scene: z.string().max(200).optional(), dashboard: z.coerce.number().int().optional() }),
    response: userSchema,
    emits: accountSchemas.accountGet.emits,
    errors: ["invalid_input", "does_not_exist", "incorrect_type", "max_length"],
  }),
};
