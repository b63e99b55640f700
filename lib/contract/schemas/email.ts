import { z } from "zod";
import { uuidParamSchema } from "../fields";
import { accountSchemas, userSchema } from "./account";
import { defineSchemas } from "./schema-set";

export const emailSchemas = {
  emailCancelChange: defineSchemas({
    response: userSchema,
    emits: accountSchemas.accountGet.emits,
    errors: ["sensitive_action_required_reauth"],
  }),
  emailRequestVerification: defineSchemas({
    body: z.object({ uuid: uuidParamSchema }),
    response: z.object({ success: z.boolean() }),
    emits: ["success"],
    errors: ["required", "throttled"],
  }),
  emailVerify: defineSchemas({
    body: z.object({
      uuid: uuidParamSchema,
      token: z.string().max(512).optional(),
      code: z.string().max(64).optional(),
    }),
    response: z.object({
      success: z.boolean(),
      token: z.string().optional(),
      requires_2fa: z.boolean().optional(),
      requires_login: z.boolean().optional(),
      requires_sso: z.boolean().optional(),
    }),
    emits: ["success", "token?", "requires_2fa?", "requires_login?"],
    errors: ["required"],
  }),
};
