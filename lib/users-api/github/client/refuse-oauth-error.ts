import { z } from "zod";
import { GithubError } from "./github-error";
import type { ApiAnswer } from "./send-request";

/** GitHub answers a refused grant with 200 and an `error` field. Throws `bad_grant` with that code. */
export function refuseOauthError(answer: ApiAnswer): void {
  const refusal = refusalSchema.safeParse(answer.data);
  if (!refusal.success) return;
  const { error } = refusal.data;
  const oauthCode = OAUTH_CODE.test(error) ? error : "unknown_error";
  throw new GithubError({
    kind: "bad_grant",
    message: `GitHub refused the grant: ${oauthCode}`,
    status: answer.status,
    oauthCode,
  });
}

const refusalSchema = z.object({ error: z.string() });

const OAUTH_CODE = /^[a-z_]{1,64}$/;
