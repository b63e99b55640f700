import "server-only";
import { z } from "zod";
import { keySignInSchema } from "@/lib/contract/schemas/session";

// What a cookie may hold (RFC 6265), so that no value can carry another cookie along; the lengths
// keep our own sealed cookie under the 4,096 bytes of a browser (S3).
const cookieValue = /^[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]+$/;

export const sessionCredentialSchema = z.object({
  kind: z.literal("session"),
  sessionId: z.string().max(1_024).regex(cookieValue),
  csrfToken: z.string().max(256).regex(cookieValue),
});

const keyCredentialSchema = z.object({
  kind: z.literal("api_key"),
  key: keySignInSchema.shape.personal_api_key,
  /** As far as answers have told at sign-in. */
  scopes: z.array(z.enum(["user:read", "user:write"])),
});

/** What lets us call the API for a person; an OAuth token would be a third member. */
export const credentialSchema = z.discriminatedUnion("kind", [sessionCredentialSchema, keyCredentialSchema]);

export type SessionCredential = z.output<typeof sessionCredentialSchema>;
export type KeyCredential = z.output<typeof keyCredentialSchema>;
export type Credential = z.output<typeof credentialSchema>;

/** For calls that only a session means something to, such as a sign-in; a key stays out of them. */
export function toSessionCredential(credential: Credential | undefined): SessionCredential | null {
  return credential?.kind === "session" ? credential : null;
}
