import "server-only";
import { buildEnvelope } from "@/lib/contract/build-envelope";
import { type ErrorEnvelope, isErrorEnvelope } from "@/lib/contract/envelope";
import { type ErrorCode, errorTable } from "@/lib/contract/errors";
import type { SchemaSet } from "@/lib/contract/schemas/schema-set";
import type { UpstreamAnswer } from "./call-upstream";
import { parseJson } from "./parse-json";

const TEXT_MAX = 500;

export type ReadAnswer =
  | { kind: "success"; status: number; body: unknown }
  | { kind: "error"; status: number; envelope: ErrorEnvelope };

/** What may be told of an API's answer: known fields of the right shape, and envelopes of 4xx. */
export function readAnswer(schemas: Pick<SchemaSet, "response">, answer: UpstreamAnswer): ReadAnswer {
  const { status } = answer;
  if (status >= 300 && status < 400) {
    return fail("upstream_redirect");
  }
  if (status >= 500) {
    return readServerError(answer);
  }
  return status >= 400 ? readRefusal(answer) : readSuccess(schemas, answer);
}

function readSuccess({ response }: Pick<SchemaSet, "response">, answer: UpstreamAnswer): ReadAnswer {
  // Whatever is no whole answer is never taken for a 204 either: a proxy's page has done nothing.
  if (isForeign(answer)) {
    return fail("upstream_not_json");
  }
  const value = parseJson(answer.text);
  if (value === undefined && answer.text !== "") {
    return fail("upstream_cut_off");
  }
  if (!response) {
    return { kind: "success", status: 204, body: null };
  }
  const parsed = response.safeParse(value);
  return parsed.success ? { kind: "success", status: 200, body: parsed.data } : fail("upstream_invalid");
}

function readRefusal(answer: UpstreamAnswer): ReadAnswer {
  const { status, text } = answer;
  const value = parseJson(text);
  if (status === 429 && !isErrorEnvelope(value)) {
    return fail("throttled");
  }
  if (!isErrorEnvelope(value)) {
    return fail(isForeign(answer) ? "upstream_not_json" : "upstream_failed");
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
  if (code.startsWith("github_") && Object.hasOwn(errorTable, code)) {
    return { kind: "error", status, envelope: buildEnvelope(code as ErrorCode) };
  }
  return fail(status === 503 ? "upstream_maintenance" : "upstream_failed");
}

/** Something other than JSON by its own word; a server that leaves the type out is read all the same. */
function isForeign({ headers, text }: UpstreamAnswer): boolean {
  const type = headers["content-type"];
  return type !== undefined && text.trim() !== "" && !/^application\/([\w.-]+\+)?json\b/i.test(type);
}

function fail(code: ErrorCode): ReadAnswer {
  return { kind: "error", status: errorTable[code].status, envelope: buildEnvelope(code) };
}

function toPlainText(text: string): string {
  // Control characters have no place in a line that people read.
  return text.replace(/\p{Cc}+/gu, " ").slice(0, TEXT_MAX);
}
