import { z } from "zod";
import { maybe, uuidParamSchema } from "../fields";
import { defineSchemas } from "./schema-set";

const params = z.object({ uuid: uuidParamSchema });
const success = z.object({ success: z.boolean() });
const codeSchema = z.union([z.string(), z.number()]).transform((value) => String(value).trim());

const startSetup = defineSchemas({
  params,
  response: z.object({ success: z.boolean(), secret: z.string().optional() }),
  emits: ["success", "secret"],
});

const validate = defineSchemas({
  params,
  body: z.object({ token: codeSchema }),
  response: success,
  emits: ["success"],
  errors: ["required", "sensitive_action_required_reauth"],
});

export const twoFactorStatusSchema = z.object({
  is_enabled: maybe(z.boolean()),
  backup_codes: z.array(z.string()).optional(),
  backup_codes_remaining: z.number().optional(),
  method: maybe(z.string()),
  has_passkeys: maybe(z.boolean()),
  has_totp: maybe(z.boolean()),
  passkeys_enabled_for_2fa: maybe(z.boolean()),
});

export const twoFactorSchemas = {
  twoFactorStartSetup: startSetup,
  start2faSetup: startSetup,
  twoFactorValidate: validate,
  validate2fa: validate,
  twoFactorStatus: defineSchemas({
    params,
    response: twoFactorStatusSchema,
    emits: Object.keys(twoFactorStatusSchema.shape),
  }),
  twoFactorBackupCodes: defineSchemas({
    params,
    response: z.object({ backup_codes: z.array(z.string()) }),
    emits: ["backup_codes[]"],
    errors: ["sensitive_action_required_reauth"],
  }),
  twoFactorDisable: defineSchemas({
    params,
    response: success,
    emits: ["success"],
    errors: ["sensitive_action_required_reauth"],
  }),
};
