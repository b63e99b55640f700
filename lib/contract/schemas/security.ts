import { z } from "zod";
import { instantSchema, maybe, uuidParamSchema } from "../fields";
import { AUTHENTICATOR_NAME_MAX } from "../limits";
import { labelSchema } from "../shown-text";
import { defineSchemas } from "./schema-set";
import { codeSchema } from "./two-factor";

const params = z.object({ uuid: uuidParamSchema });
const itemParams = params.extend({ id: z.string().max(64) });
const next = maybe(z.string());

export const authenticatorSchema = z.object({
  id: z.string(),
  name: z.string(),
  created_at: instantSchema,
  last_used_at: maybe(instantSchema),
});

export const deviceSchema = z.object({
  id: z.string(),
  created_at: instantSchema,
  last_used_at: maybe(instantSchema),
  user_agent: maybe(z.string()),
  expires_at: instantSchema,
});

export const activitySchema = z.object({
  id: z.string(),
  type: z.string(),
  at: instantSchema,
  ip: maybe(z.string()),
  user_agent: maybe(z.string()),
  detail: z.record(z.string(), z.unknown()),
});

const nameSchema = labelSchema(AUTHENTICATOR_NAME_MAX).min(1);
const list = <T extends z.ZodObject>(item: T) => z.object({ results: z.array(item), next });
const listKeys = (item: z.ZodObject) => [
  "results[]",
  "next",
  ...Object.keys(item.shape).map((key) => `results[].${key}`),
];

export const securitySchemas = {
  authenticatorsList: defineSchemas({
    params,
    response: list(authenticatorSchema),
    emits: listKeys(authenticatorSchema),
  }),
  authenticatorStart: defineSchemas({
    params,
    body: z.object({ name: nameSchema }),
    response: z.object({ id: z.string(), secret: z.string() }),
    emits: ["id", "secret"],
    errors: ["required", "blank", "max_length", "invalid_input", "sensitive_action_required_reauth"],
  }),
  authenticatorValidate: defineSchemas({
    params: itemParams,
    body: z.object({ token: codeSchema }),
    response: z.object({ success: z.boolean() }),
    emits: ["success"],
    errors: ["required", "setup_expired", "token_invalid", "sensitive_action_required_reauth", "throttled"],
  }),
  authenticatorRename: defineSchemas({
    params: itemParams,
    body: z.object({ name: nameSchema }),
    response: authenticatorSchema,
    emits: Object.keys(authenticatorSchema.shape),
    errors: ["required", "blank", "max_length", "invalid_input", "not_found"],
  }),
  authenticatorRemove: defineSchemas({
    params: itemParams,
    errors: ["not_found", "last_authenticator", "sensitive_action_required_reauth"],
  }),
  devicesList: defineSchemas({ params, response: list(deviceSchema), emits: listKeys(deviceSchema) }),
  deviceRemove: defineSchemas({
    params: itemParams,
    errors: ["not_found", "sensitive_action_required_reauth"],
  }),
  activityList: defineSchemas({
    params,
    query: z.object({ before: z.string().max(64).optional(), type: z.string().max(64).optional() }),
    response: list(activitySchema),
    emits: listKeys(activitySchema),
    errors: ["invalid_input", "invalid_choice"],
  }),
};

export type Authenticator = z.output<typeof authenticatorSchema>;
export type Device = z.output<typeof deviceSchema>;
export type Activity = z.output<typeof activitySchema>;
