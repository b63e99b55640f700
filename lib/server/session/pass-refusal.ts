import "server-only";
import { answerEnvelope } from "../answers";
import type { UpstreamAnswer } from "../upstream/call-upstream";
import type { ReadAnswer } from "../upstream/read-answer";

type Refusal = Extract<ReadAnswer, { kind: "error" }>;

/** The API's refusal of a sign-in, with the wait it asks for. */
export function passRefusal({ status, envelope }: Refusal, { headers }: UpstreamAnswer): Response {
  const retryAfter = headers["retry-after"];
  return answerEnvelope(
    status,
    envelope,
    typeof retryAfter === "string" ? { "Retry-After": retryAfter } : {},
  );
}
