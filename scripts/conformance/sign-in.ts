import { loginCode, loginCreate, loginToken } from "../../lib/contract/endpoints/session";
import { isErrorEnvelope } from "../../lib/contract/envelope";
import type { EndpointId } from "../../lib/contract/registry";
import type { Ask } from "./create-asker";
import type { Answer, Send } from "./create-http";
import { type Credential, createSessionCredential } from "./credential";
import { describeAnswer } from "./expectation";
import type { Secrets } from "./secrets";
import { UsageError } from "./usage";

export type SignedIn = {
  credential: Credential;
  /** What the sign-in itself showed of its endpoints. */
  answers: ReadonlyMap<EndpointId, Answer>;
};

export type SignInTools = { url: string; send: Send; ask: Ask; secrets: Secrets };

/** A session of one's own for this run, by password and, where it is asked for, a code. */
export async function signIn(tools: SignInTools, email: string, password: string): Promise<SignedIn> {
  const { url, send, ask, secrets } = tools;
  secrets.add(password);
  const credential = createSessionCredential(url, secrets);
  const answers = new Map<EndpointId, Answer>();
  const post = async (path: string, body: unknown) => {
    const answer = await send({ method: "POST", path, body, headers: credential.headers("POST") });
    credential.note(answer);
    return answer;
  };
  const first = await post(loginCreate.path, { email, password });
  answers.set("loginCreate", first);
  const code = isErrorEnvelope(first.json) ? first.json.code : null;
  let last = first;
  if (code === "2fa_required") {
    // Ours leaves the remember cookie out; PostHog passes over what it does not know.
    last = await post(loginToken.path, { token: await askCode("authenticator code"), remember: false });
    answers.set("loginToken", last);
  } else if (code === "code_based_verification_required") {
    last = await post(loginCode.path, { code: await askCode("mailed code") });
    answers.set("loginCode", last);
  }
  if (last.status !== 200) {
    throw new UsageError(`The sign-in was refused: ${describeAnswer(last)}.`);
  }
  return { credential, answers };

  async function askCode(question: string) {
    const given = (await ask(question)).trim();
    secrets.add(given);
    return given;
  }
}
