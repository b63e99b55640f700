import "server-only";
import { answerEnvelope } from "../answers";
import type { UpstreamAnswer } from "../upstream/call-upstream";
import type { ReadAnswer } from "../upstream/read-answer";
import { readRetryAfter, toRetryAfter } from "../upstream/read-retry-after";

type Refusal = Extract<ReadAnswer, { kind: "error" }>;

/** The API's refusal of a sign-in, with the wait it asks for. */
export function passRefusal({ status, envelope }: Refusal, upstream: UpstreamAnswer): Response {
  return answerEnvelope(status, envelope, toRetryAfter(readRetryAfter(upstream)));
}
