import "server-only";
import { randomUUID } from "node:crypto";
import { formatThemeCookie, toThemeMode } from "@/lib/contract/theme-cookie";
import { answerJson } from "../answers";
import { getEnv } from "../env";
import type { Client } from "../security/read-client";
import type { Credential } from "./credential";
import { type Account, findAccount } from "./find-account";
import { type Session, sealIdle, sealSession } from "./session";
import type { Note, SessionMethod } from "./session-log";

type Opening = {
  client: Client;
  note: Note;
  method: SessionMethod;
  credential: Credential;
  /** The live session, which goes on with the new credential. */
  former: Session | null;
  /** Whose it is, where that is known already. */
  account?: Pick<Account, "uuid" | "theme_mode">;
};

/** Seals a credential in a session of ours: a new one, or the live one. */
export async function openSession(opening: Opening): Promise<Response> {
  const { client, note, method, credential, former, ...known } = opening;
  const env = getEnv();
  const now = Date.now();
  const account = known.account ?? (await findAccount(credential, client));
  // A renewal keeps the id: answers that are still under way renew the idle cookie by it. What S5 asks
  // to change at every proof is the API's own session id, inside the credential.
  const session = { id: former?.id ?? randomUUID(), signedInAt: now, person: account?.uuid, credential };
  const isProof = method !== "api_key" && account !== null && account.uuid === former?.person;
  note({ event: isProof ? "reauthenticated" : "signed_in", method, result: "ok", person: account?.uuid });
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
