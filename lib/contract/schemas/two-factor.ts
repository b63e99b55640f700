import { z } from "zod";
import { instantSchema, maybe, uuidParamSchema } from "../fields";
import { defineSchemas } from "./schema-set";

const params = z.object({ uuid: uuidParamSchema });
const success = z.object({ success: z.boolean() });

/** A code as text or number; leading zeros, blanks and hyphens are the reader's business. */
export const codeSchema = z
  .union([z.string().max(64), z.number()])
  .transform((value) => String(value).trim())
  .pipe(z.string().min(1));

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
  errors: ["required", "setup_expired", "token_invalid", "sensitive_action_required_reauth", "throttled"],
});

export const twoFactorStatusSchema = z.object({
  is_enabled: maybe(z.boolean()),
  backup_codes: z.array(z.string()).optional(),
  backup_codes_remaining: z.number().optional(),
  method: maybe(z.string()),
  has_passkeys: maybe(z.boolean()),
  has_totp: maybe(z.boolean()),
  passkeys_enabled_for_2fa: maybe(z.boolean()),
  /** Ours: since when, and which set of codes, so that a sheet on paper can be told from another. */
  enabled_at: maybe(instantSchema),
  backup_codes_created_at: maybe(instantSchema),
  backup_codes_set_id: maybe(z.string()),
});

const backupCodes = z.object({ backup_codes: z.array(z.string()) });

export const twoFactorSchemas = {
  twoFactorStartSetup: startSetup,
  start2faSetup: startSetup,
  twoFactorValidate: validate,
  validate2fa: validate,
  twoFactorStatus: defineSchemas({
    params,
    response: twoFactorStatusSchema,
    emits: Object.keys(twoFactorStatusSchema.shape).map((key) =>
      key === "backup_codes" ? "backup_codes[]" : key,
    ),
  }),
  twoFactorBackupCodes: defineSchemas({
    params,
    response: backupCodes,
    emits: ["backup_codes[]"],
    errors: ["2fa_not_enabled", "sensitive_action_required_reauth"],
  }),
  twoFactorViewCodes: defineSchemas({
    params,
    response: backupCodes,
    emits: ["backup_codes[]"],
    errors: ["2fa_not_enabled", "sensitive_action_required_reauth"],
  }),
  twoFactorCheckCode: defineSchemas({
    params,
    body: z.object({ code: codeSchema }),
    response: z.object({ valid: z.boolean() }),
    emits: ["valid"],
    errors: ["required", "2fa_not_enabled", "2fa_too_many_attempts", "sensitive_action_required_reauth"],
  }),
  twoFactorDisable: defineSchemas({
    params,
    response: success,
    emits: ["success"],
    errors: ["sensitive_action_required_reauth"],
  }),
};

export type TwoFactorStatus = z.output<typeof twoFactorStatusSchema>;
