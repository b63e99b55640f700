import { z } from "zod";
import { instantSchema, maybe, uuidParamSchema } from "../fields";
import { API_KEY_LABEL_MAX } from "../limits";
import { labelSchema } from "../shown-text";
import { defineSchemas } from "./schema-set";

const params = z.object({ uuid: uuidParamSchema });
const itemParams = params.extend({ id: z.string().max(64) });

export const apiKeyScopes = ["user:read", "user:write", "*"] as const;

export const apiKeySchema = z.object({
  id: z.string(),
  label: z.string(),
  mask: z.string(),
  scopes: z.array(z.string()),
  created_at: instantSchema,
  last_used_at: maybe(instantSchema),
  expires_at: maybe(instantSchema),
});

const apiKeyWithValueSchema = apiKeySchema.extend({ value: z.string() });

export const apiKeyInputSchema = z.object({
  label: labelSchema(API_KEY_LABEL_MAX).min(1),
  scopes: z.array(z.enum(apiKeyScopes)).refine((scopes) => scopes.length > 0, "Choose at least one scope."),
  expires_at: z.iso.datetime({ offset: true }).nullable().default(null),
});

const keys = Object.keys(apiKeySchema.shape);

export const apiKeysSchemas = {
  apiKeysList: defineSchemas({
    params,
    response: z.object({ results: z.array(apiKeySchema), next: maybe(z.string()) }),
    emits: ["results[]", "next", ...keys.map((key) => `results[].${key}`)],
  }),
  apiKeyCreate: defineSchemas({
    params,
    body: apiKeyInputSchema,
    response: apiKeyWithValueSchema,
    status: 201,
    emits: [...keys, "value"],
    errors: ["required", "blank", "max_length", "invalid_choice", "invalid_input"],
  }),
  apiKeyUpdate: defineSchemas({
    params: itemParams,
    body: apiKeyInputSchema.extend({ expires_at: z.iso.datetime({ offset: true }).nullable() }).partial(),
    response: apiKeySchema,
    emits: keys,
    errors: ["blank", "max_length", "invalid_choice", "invalid_input", "not_found"],
  }),
  apiKeyRemove: defineSchemas({ params: itemParams, errors: ["not_found"] }),
  apiKeyRoll: defineSchemas({
    params: itemParams,
    response: apiKeyWithValueSchema,
    emits: [...keys, "value"],
    errors: ["invalid_input", "not_found"],
  }),
};

export type ApiKey = z.output<typeof apiKeySchema>;
export type ApiKeyInput = z.input<typeof apiKeyInputSchema>;
