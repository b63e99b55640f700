import { z } from "zod";
import { uuidParamSchema } from "../fields";
import { PASSWORD_LENGTH_MAX, PERSON_NAME_MAX } from "../limits";
import { nameSchema } from "../shown-text";
import { accountSchemas, emailAddressSchema, userSchema } from "./account";
import { defineSchemas } from "./schema-set";

const success = z.object({ success: z.boolean() });
const tokenSchema = z.string().min(1).max(512);
const passwordSchema = z.string().min(1).max(PASSWORD_LENGTH_MAX);

export const signUpSchema = z.object({
  email: emailAddressSchema,
  password: passwordSchema,
  first_name: nameSchema(PERSON_NAME_MAX).min(1),
});

export const emailSchemas = {
  emailCancelChange: defineSchemas({
    response: userSchema,
    emits: accountSchemas.accountGet.emits,
    errors: ["email_change_request_not_found", "sensitive_action_required_reauth"],
  }),
  emailRequestVerification: defineSchemas({
    body: z.object({ uuid: uuidParamSchema }),
    response: success,
    emits: ["success"],
    errors: ["required", "email_not_available", "already_verified", "throttled"],
  }),
  emailVerify: defineSchemas({
    body: z.object({
      uuid: uuidParamSchema,
      token: z.string().max(512).optional(),
      code: z
        .union([z.string().max(64), z.number()])
        .transform(String)
        .optional(),
    }),
    response: z.object({
      success: z.boolean(),
      token: z.string().optional(),
      requires_2fa: z.boolean().optional(),
      requires_login: z.boolean().optional(),
      requires_sso: z.boolean().optional(),
    }),
    emits: ["success", "token?", "requires_2fa?", "requires_login?"],
    errors: ["required", "invalid_token", "invalid_code", "too_many_attempts", "email_taken", "throttled"],
  }),
  emailUndoChange: defineSchemas({
    body: z.object({ token: tokenSchema }),
    response: success,
    emits: ["success"],
    errors: ["required", "invalid_token", "email_taken"],
  }),
  signUp: defineSchemas({
    body: signUpSchema,
    response: success,
    status: 201,
    emits: ["success"],
    errors: ["required", "blank", "invalid_input", "unique", "permission_denied", "throttled"],
  }),
  passwordResetRequest: defineSchemas({
    body: z.object({ email: z.string().trim().min(1).max(254) }),
    response: success,
    emits: ["success"],
    errors: ["required", "email_not_available", "throttled"],
  }),
  passwordReset: defineSchemas({
    params: z.object({ uuid: uuidParamSchema }),
    body: z.object({ token: tokenSchema, password: passwordSchema }),
    response: success,
    emits: ["success"],
    errors: ["required", "invalid_token", "invalid_input"],
  }),
};

export type SignUp = z.output<typeof signUpSchema>;
