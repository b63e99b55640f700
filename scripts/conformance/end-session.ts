import { accountGet } from "../../lib/contract/endpoints/account";
import { logoutPage } from "../../lib/contract/endpoints/logout-page";
import { logout } from "../../lib/contract/endpoints/session";
import { buildPath } from "../../lib/contract/path";
import type { Row } from "./check";
import type { Send } from "./create-http";
import type { Credential } from "./credential";
import { describeAnswer } from "./expectation";
import type { KnownServer } from "./identify-server";
import { NoAnswerError } from "./send-once";

type Seen = Pick<Row, "seen" | "result">;

/**
 * The run's own session is not left behind, by our endpoint or by PostHog's page. What those answer
 * says little: the same session, whatever cookies were taken back, must be refused after it.
 */
export async function endSession(
  send: Send,
  credential: Credential,
  { features }: KnownServer,
): Promise<Row | null> {
  if (credential.kind !== "session") {
    return null;
  }
  const endpoint = features.includes(logout.id) ? logout : logoutPage;
  const { id, method, path } = endpoint;
  const leave = async (): Promise<Seen> => {
    const left = await send({ method, path, body: {}, headers: credential.headers(method) });
    const account = buildPath(accountGet.path, { uuid: "@me" });
    const after = await send({ method: "GET", path: account, headers: credential.headers("GET") });
    const isLeft = endpoint === logout ? left.status === 204 : left.status < 400;
    const seen = `${describeAnswer(left)}, then ${after.status}`;
    return { seen, result: isLeft && after.status === 401 ? "holds" : "fails" };
  };
  const verdict = await leave().catch((error: unknown): Seen => {
    const why = error instanceof NoAnswerError ? error.message : "it broke off";
    return { seen: `no answer: ${why}`, result: "fails" };
  });
  const expected = `${endpoint === logout ? 204 : "redirect"}, then 401`;
  return { endpoint: id, method, path, case: "signing out", expected, ...verdict };
}
