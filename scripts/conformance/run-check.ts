import { isErrorEnvelope } from "../../lib/contract/envelope";
import type { Check, Row } from "./check";
import type { Answer, Send } from "./create-http";
import { describeAnswer } from "./expectation";
import { NoAnswerError } from "./send-once";

type Senders = Record<"credential" | "anonymous", Send>;
type Verdict = Pick<Row, "seen" | "result">;

/** Makes what a check asks for and compares; a server that does not answer fails the row alone. */
export async function runCheck(check: Check, senders: Senders): Promise<Row> {
  const { endpoint } = check.entry;
  const verdict = await judge(check, senders).catch((error: unknown) => {
    if (error instanceof NoAnswerError) {
      return { seen: `no answer: ${error.message}`, result: "fails" } as const;
    }
    throw error;
  });
  return {
    endpoint: endpoint.id,
    method: endpoint.method,
    path: endpoint.path,
    case: check.title,
    expected: check.expected[0]?.text ?? "",
    ...verdict,
  };
}

async function judge(check: Check, senders: Senders): Promise<Verdict> {
  const { step } = check;
  switch (step.kind) {
    case "skip":
      return { seen: step.reason, result: "not_tried" };
    case "seen":
      return compare(check, step.answer);
    case "call":
      return compare(check, await senders[step.by](step.call));
    case "round_trip": {
      const { seen, isHeld } = await step.make(senders.credential);
      return { seen, result: isHeld ? "holds" : "fails" };
    }
  }
}

function compare({ expected, title }: Check, answer: Answer): Verdict {
  const described = describeAnswer(answer);
  const match = expected.find((candidate) => candidate.mismatch(answer) === null);
  if (match) {
    const note = typeof match.note === "function" ? match.note(answer) : match.note;
    return { seen: note ? `${described}, ${note}` : described, result: "holds" };
  }
  if (title === "success" && isKeptOut(answer)) {
    // contract.md 1.6: right of the server, and nothing can be learnt before it is mended.
    return { seen: "not tried: the organisation demands a second factor", result: "not_tried" };
  }
  const why = expected[0]?.mismatch(answer);
  return { seen: why ? `${described}, ${why}` : described, result: "fails" };
}

function isKeptOut({ status, json }: Answer): boolean {
  const codes = ["two_factor_setup_required", "two_factor_verification_required"];
  return status === 403 && isErrorEnvelope(json) && codes.includes(json.code);
}
