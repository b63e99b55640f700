import { ApiError } from "@/lib/contract/api-error";
import { describeClockOffset } from "./setup-clock-offset";

export type CodeProblem =
  | { kind: "empty" }
  | { kind: "wrong"; clockOffsetSeconds: number | null }
  | { kind: "locked"; untilMs: number }
  | { kind: "failed"; detail: string };

export function toCodeProblem(error: unknown, nowMs: number): CodeProblem {
  const known = error instanceof ApiError ? error : null;
  if (known?.code === "token_invalid") {
    return { kind: "wrong", clockOffsetSeconds: known.extra.clock_offset_seconds ?? null };
  }
  if (known?.retryAfterSeconds) return { kind: "locked", untilMs: nowMs + known.retryAfterSeconds * 1_000 };
  return { kind: "failed", detail: known?.detail ?? "Something went wrong on this page." };
}

export function describeCodeProblem(problem: CodeProblem): string {
  switch (problem.kind) {
    case "empty":
      return "Enter the six digits";
    case "wrong":
      return problem.clockOffsetSeconds === null
        ? "That code is not right. Wait for the next one and try again."
        : `That code is not from now. ${describeClockOffset(problem.clockOffsetSeconds)}`;
    case "locked":
      return "Too many wrong codes.";
    case "failed":
      return problem.detail;
    default:
      return problem satisfies never;
  }
}
