import { z } from "zod";
import { instantSchema, maybe, uuidParamSchema } from "../fields";
import { API_KEY_LENGTH_MAX } from "../limits";
import { defineSchemas } from "./schema-set";
import { codeSchema } from "./two-factor";

const success = z.object({ success: z.boolean() });
const userParams = z.object({ uuid: uuidParamSchema });

export const loginSchema = z.object({
  email: z.string().trim().min(1).max(254),
  password: z.string().min(1).max(1024),
});

export const loginTokenSchema = z.object({
  token: codeSchema,
  /** Ours: false leaves the remember cookie out, which PostHog always gives. */
  remember: z.boolean().default(true),
});

export const loginCodeSchema = z.object({ code: codeSchema });

/** Of `/session` alone: PostHog always offers to remember the browser. */
export const mailedCodeSchema = loginCodeSchema.extend({ remember: z.boolean().default(false) });

/** Of `/session` alone; the API's own call has no body. */
export const resendSchema = z.object({ resend: z.literal(true) }).transform(() => ({}));

/** Of `/session` alone. The form is what a Bearer header can carry (RFC 6750), no particular prefix. */
export const keySignInSchema = z.object({
  personal_api_key: z
    .string()
    .trim()
    .min(1)
    .refine(
      (key) => key.length <= API_KEY_LENGTH_MAX && /^[\w.~+/-]+=*$/.test(key),
      "That does not look like a personal API key.",
    ),
});

export const sessionSchema = z.object({
  id: z.string(),
  current: z.boolean(),
  created_at: instantSchema,
  last_seen_at: instantSchema,
  ip: maybe(z.string()),
  user_agent: maybe(z.string()),
  two_factor: z.boolean(),
  expires_at: instantSchema,
});

export const sessionSchemas = {
  csrfGet: defineSchemas({}),
  loginCreate: defineSchemas({
    body: loginSchema,
    response: success,
    emits: ["success"],
    errors: [
      "invalid_credentials",
      "not_verified",
      "2fa_required",
      "code_based_verification_required",
      "too_many_failed_attempts",
    ],
  }),
  loginToken: defineSchemas({
    body: loginTokenSchema,
    response: success,
    emits: ["success"],
    errors: ["2fa_expired", "2fa_invalid", "2fa_too_many_attempts"],
  }),
  loginCode: defineSchemas({
    body: loginCodeSchema,
    response: success,
    emits: ["success"],
    errors: ["invalid_code", "too_many_attempts", "no_pending_verification", "throttled"],
  }),
  loginCodeResend: defineSchemas({
    body: z.object({}),
    response: success.partial(),
    emits: ["success"],
    errors: ["no_pending_verification", "throttled"],
  }),
  logout: defineSchemas({}),
  sessionsList: defineSchemas({
    params: userParams,
    response: z.object({ results: z.array(sessionSchema), next: maybe(z.string()) }),
    emits: ["results[]", "next", ...Object.keys(sessionSchema.shape).map((key) => `results[].${key}`)],
  }),
  sessionRemove: defineSchemas({
    params: userParams.extend({ id: z.string().max(64) }),
    errors: ["not_found", "sensitive_action_required_reauth"],
  }),
  sessionsRevokeOthers: defineSchemas({
    params: userParams,
    response: z.object({ revoked: z.number() }),
    emits: ["revoked"],
    errors: ["sensitive_action_required_reauth"],
  }),
};

export type Session = z.output<typeof sessionSchema>;
export type Login = z.output<typeof loginSchema>;
