import "server-only";
import { buildEnvelope, type ErrorEnvelope, isErrorEnvelope } from "@/lib/contract/envelope";
import { type ErrorCode, errorTable } from "@/lib/contract/errors";
import type { SchemaSet } from "@/lib/contract/schemas/schema-set";
import type { UpstreamAnswer } from "./call-upstream";

const TEXT_MAX = 500;

export type ReadAnswer =
  | { kind: "success"; status: number; body: unknown }
  | { kind: "error"; status: number; envelope: ErrorEnvelope };

/** What may be told of an API's answer: known fields of the right shape, and envelopes of 4xx. */
export function readAnswer(schemas: SchemaSet, answer: UpstreamAnswer): ReadAnswer {
  const { status } = answer;
  if (status >= 300 && status < 400) {
    return fail("upstream_redirect");
  }
  if (status >= 500) {
    return readServerError(answer);
  }
  if (status >= 400) {
    return readRefusal(answer);
  }
  if (!schemas.response) {
    return { kind: "success", status: 204, body: null };
  }
  const parsed = schemas.response.safeParse(parseJson(answer.text));
  return parsed.success ? { kind: "success", status: 200, body: parsed.data } : fail("upstream_invalid");
}

function readRefusal({ status, text }: UpstreamAnswer): ReadAnswer {
  const value = parseJson(text);
  if (!isErrorEnvelope(value)) {
    return fail("upstream_failed");
  }
  const envelope = {
    type: toPlainText(value.type),
    code: toPlainText(value.code),
    detail: toPlainText(value.detail),
    attr: value.attr ? toPlainText(value.attr) : null,
    ...readExtra(value.extra),
  };
  return { kind: "error", status, envelope };
}

/** Numbers alone: a page makes its own words of them. */
function readExtra(extra: unknown): Pick<ErrorEnvelope, "extra"> {
  if (typeof extra !== "object" || extra === null) {
    return {};
  }
  const numbers = Object.entries(extra).filter(([, value]) => Number.isFinite(value));
  return numbers.length > 0 ? { extra: Object.fromEntries(numbers.slice(0, 8)) } : {};
}

/** Of a failure only a code of our own table goes on, in our words: no stack, no host name. */
function readServerError({ status, text }: UpstreamAnswer): ReadAnswer {
  const value = parseJson(text);
  const code = isErrorEnvelope(value) ? value.code : "";
  const isOurs = code.startsWith("github_") && Object.hasOwn(errorTable, code);
  return isOurs
    ? { kind: "error", status, envelope: buildEnvelope(code as ErrorCode) }
    : fail("upstream_failed");
}

function fail(code: ErrorCode): ReadAnswer {
  return { kind: "error", status: errorTable[code].status, envelope: buildEnvelope(code) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function toPlainText(text: string): string {
  // Control characters have no place in a line that people read.
  return text.replace(/\p{Cc}+/gu, " ").slice(0, TEXT_MAX);
}
