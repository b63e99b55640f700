import "server-only";
import { randomUUID } from "node:crypto";
import { formatThemeCookie, toThemeMode } from "@/lib/contract/theme-cookie";
import { answerJson } from "../answers";
import { getEnv } from "../env";
import type { Credential } from "./credential";
import { type Account, findAccount } from "./find-account";
import { type Session, sealIdle, sealSession } from "./session";

type Opening = {
  credential: Credential;
  /** The live session, which goes on with the new credential. */
  former: Session | null;
  /** Whose it is, where that is known already. */
  account?: Pick<Account, "uuid" | "theme_mode">;
};

/** Seals a credential in a session of ours: a new one, or the live one. */
export async function openSession({ credential, former, ...known }: Opening): Promise<Response> {
  const env = getEnv();
  const now = Date.now();
  const account = known.account ?? (await findAccount(credential));
  // A renewal keeps the id: answers that are still under way renew the idle cookie by it. What S5 asks
  // to change at every proof is the API's own session id, inside the credential.
  const session = { id: former?.id ?? randomUUID(), signedInAt: now, person: account?.uuid, credential };
  const response = answerJson(200, { success: true });
  response.headers.append("Set-Cookie", await sealSession(env, session));
  response.headers.append("Set-Cookie", await sealIdle(env, session.id, now));
  const theme = toThemeMode(account?.theme_mode);
  if (theme) {
    // The page that comes next shows its frame before the API has answered.
    response.headers.append("Set-Cookie", formatThemeCookie(theme));
  }
  return response;
}
