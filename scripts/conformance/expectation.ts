import { isErrorEnvelope } from "../../lib/contract/envelope";
import { type ErrorCode, errorTable } from "../../lib/contract/errors";
import type { SchemaSet } from "../../lib/contract/schemas/schema-set";
import type { Answer } from "./create-http";

export type Expectation = {
  /** As the column "expected" has it. */
  text: string;
  /** null where the answer is as expected; else what is wrong with it beyond its status and code. */
  mismatch(answer: Answer): string | null;
  /** Names a difference that the contract knows: "as seed", "as today", "as PostHog". */
  note?: string | ((answer: Answer) => string | null);
};

/** A refusal in the envelope, its `type` by the contract's table; `attr` undefined: any. */
export function expectRefusal(code: ErrorCode, attr?: string | null, note?: string): Expectation {
  const { status, type } = errorTable[code];
  return {
    text: `${status} ${code}${attr ? ` (${attr})` : ""}`,
    note,
    mismatch({ status: seenStatus, json }) {
      if (seenStatus !== status || !isErrorEnvelope(json) || json.code !== code) {
        return "";
      }
      if (json.type !== type) {
        return `type ${json.type}`;
      }
      return attr === undefined || (json.attr ?? null) === attr ? null : "wrong attr";
    },
  };
}

/** The endpoint's own status, and a body that its schema reads. */
export function expectSuccess({ status, response }: SchemaSet, note?: Expectation["note"]): Expectation {
  return {
    text: String(status),
    note,
    mismatch(answer) {
      if (answer.status !== status) {
        return "";
      }
      if (!response) {
        return answer.text === "" ? null : "with a body";
      }
      const issue = response.safeParse(answer.json).error?.issues[0];
      return issue ? `wrong shape at ${issue.path.join(".") || "the top"}` : null;
    },
  };
}

export function expectStatus(status: number, note?: string): Expectation {
  return { text: String(status), note, mismatch: (answer) => (answer.status === status ? null : "") };
}

/** No such endpoint: an error, or a page of the server's where only a browser goes. */
export function expectAbsent(): Expectation {
  return {
    text: "not there (404)",
    mismatch: ({ status, json }) => {
      const isPage = status < 400 && json === undefined;
      return status === 404 || status === 405 || isPage ? null : "";
    },
  };
}

export function describeAnswer({ status, json, contentType }: Answer): string {
  if (isErrorEnvelope(json)) {
    return `${status} ${json.code}${json.attr ? ` (${json.attr})` : ""}`;
  }
  if (status >= 300 && status < 400) {
    return `${status} redirect`;
  }
  if (json === undefined && status !== 204) {
    return `${status} ${contentType || "without a type"}`;
  }
  return status >= 400 ? `${status} without an envelope` : String(status);
}
