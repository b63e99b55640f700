import "server-only";
import type { EndpointCall } from "@/lib/contract/call";
import type { Scope } from "@/lib/contract/endpoint";
import { accountGet, accountUpdate } from "@/lib/contract/endpoints/account";
import { accountSchemas, type User } from "@/lib/contract/schemas/account";
import { keySignInSchema } from "@/lib/contract/schemas/session";
import { parseOptions, toValidationEnvelope } from "@/lib/contract/validation";
import { answerEnvelope } from "../answers";
import { readClient } from "../security/read-client";
import { callUpstream, type UpstreamAnswer } from "../upstream/call-upstream";
import { type ReadAnswer, readAnswer } from "../upstream/read-answer";
import type { KeyCredential } from "./credential";
import { openSession } from "./open-session";
import { passRefusal } from "./pass-refusal";
import { clearPending } from "./pending-cookie";
import { readRequestSession } from "./read-request-session";
import { type Note, noteRefusal } from "./session-log";
import { endUpstream } from "./sign-out";

const attr = "personal_api_key";

/**
 * Seals a personal API key that the API accepts. What it may do is learnt by trying: reading the
 * account, and changing nothing of it.
 */
export async function signInWithKey(
  request: Request,
  body: Record<string, unknown>,
  note: Note,
): Promise<Response> {
  const parsed = keySignInSchema.safeParse(body, parseOptions);
  if (!parsed.success) {
    return answerEnvelope(400, toValidationEnvelope(parsed.error));
  }
  const { personal_api_key: key } = parsed.data;
  const reading = await tryKey(request, key, { endpoint: accountGet });
  if (reading.kind === "error") {
    return refuse(reading, note);
  }
  const writing = await tryKey(request, key, { endpoint: accountUpdate, body: {} });
  if (writing.kind === "error" && writing.status !== 403) {
    return refuse(writing, note);
  }
  const scopes: Scope[] = writing.kind === "success" ? ["user:read", "user:write"] : ["user:read"];
  const former = await readRequestSession(request);
  const account = reading.body as User;
  const client = readClient(request);
  const credential = toCredential(key, scopes);
  const response = await openSession({ client, note, method: "api_key", credential, former, account });
  response.headers.append("Set-Cookie", clearPending());
  if (former) {
    // No cookie leads to it any more, so nobody could end it later.
    await endUpstream(former.credential, client);
  }
  return response;
}

function toCredential(key: string, scopes: Scope[]): KeyCredential {
  return { kind: "api_key", key, scopes };
}

type Trial = ReadAnswer & { upstream: UpstreamAnswer };

async function tryKey(request: Request, key: string, call: EndpointCall): Promise<Trial> {
  const upstream = await callUpstream({
    ...call,
    params: { uuid: "@me" },
    credential: toCredential(key, []),
    ...readClient(request),
    signal: request.signal,
  });
  return { ...readAnswer(accountSchemas.accountGet, upstream), upstream };
}

/** As the API says it, beside the field where the key is at fault; the words for it are the page's. */
function refuse({ upstream, ...answer }: Extract<Trial, { kind: "error" }>, note: Note): Response {
  noteRefusal(note, { method: "api_key", code: answer.envelope.code, held: null });
  return answer.status === 401 || answer.status === 403
    ? answerEnvelope(answer.status, { ...answer.envelope, attr })
    : passRefusal(answer, upstream);
}
