import type { z } from "zod";
import { buildEnvelope } from "./build-envelope";
import type { ErrorEnvelope } from "./envelope";
import type { ErrorCode } from "./errors";

type Issue = z.core.$ZodIssue;
type Described = { code: ErrorCode; detail?: string };

/** zod must be asked to report inputs, or a missing field cannot be told from a wrong one. */
export const parseOptions = { reportInput: true } as const;

/** The first issue, in field order, as Django REST framework words it (contract.md 1.8). */
export function toValidationEnvelope(error: z.core.$ZodError): ErrorEnvelope {
  const issue = error.issues[0];
  if (!issue) {
    return buildEnvelope("invalid_input");
  }
  const { code, detail } = wordIssue(issue);
  return buildEnvelope(code, { detail, attr: attrOf(issue) });
}

function attrOf(issue: Issue): string | null {
  const chosen = issue.code === "custom" ? issue.params?.attr : undefined;
  if (chosen !== undefined) {
    return chosen === null ? null : String(chosen);
  }
  return issue.path.length > 0 ? issue.path.map(String).join("__") : null;
}

function wordIssue(issue: Issue): Described {
  if (issue.code !== "custom" && issue.code !== "unrecognized_keys" && issue.input == null) {
    return { code: issue.input === null ? "null" : "required" };
  }
  switch (issue.code) {
    case "invalid_type":
      return wordType(issue);
    case "too_small":
      return wordTooSmall(issue);
    case "too_big":
      return wordTooBig(issue);
    case "invalid_value":
      return { code: "invalid_choice", detail: wordChoice(issue.input) };
    case "custom":
      return {
        code: (issue.params?.code as ErrorCode | undefined) ?? "invalid_input",
        detail: issue.message,
      };
    case "unrecognized_keys":
      return { code: "invalid_input", detail: `Unknown field: ${issue.keys.join(", ")}.` };
    default:
      return { code: "invalid_input", detail: issue.message };
  }
}

/** An object is not quoted: it may bring a `toString` of its own that is no function. */
function wordChoice(input: unknown): string | undefined {
  return typeof input === "object" ? undefined : `"${String(input)}" is not a valid choice.`;
}

const typeTexts: Record<string, string> = {
  number: "A valid integer is required.",
  int: "A valid integer is required.",
  boolean: "Must be a valid boolean.",
  string: "Not a valid string.",
};

function wordType(issue: Extract<Issue, { code: "invalid_type" }>): Described {
  return { code: "invalid_input", detail: typeTexts[issue.expected] ?? "Invalid input." };
}

function wordTooSmall(issue: Extract<Issue, { code: "too_small" }>): Described {
  if (issue.origin !== "string") {
    return { code: "min_value", detail: `Ensure this value is greater than or equal to ${issue.minimum}.` };
  }
  return Number(issue.minimum) === 1
    ? { code: "blank" }
    : { code: "invalid_input", detail: `Ensure this field has at least ${issue.minimum} characters.` };
}

function wordTooBig(issue: Extract<Issue, { code: "too_big" }>): Described {
  return issue.origin === "string"
    ? { code: "max_length", detail: `Ensure this field has no more than ${issue.maximum} characters.` }
    : { code: "max_value", detail: `Ensure this value is less than or equal to ${issue.maximum}.` };
}
