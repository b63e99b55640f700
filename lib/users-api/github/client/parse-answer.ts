import { z } from "zod";
import { GithubError } from "./github-error";
import type { ApiAnswer } from "./send-request";

/** Throws `invalid_answer`; the issues are left out because they may quote the answer. */
export function parseAnswer<T>(schema: z.ZodType<T>, answer: ApiAnswer): T {
  const parsed = schema.safeParse(answer.data);
  if (parsed.success) return parsed.data;
  throw new GithubError({
    kind: "invalid_answer",
    message: "GitHub's answer has an unknown shape",
    status: answer.status,
  });
}

/** Odd values are left out, not refused. */
export const permissionsSchema = z
  .record(z.string(), z.unknown())
  .transform((permissions) =>
    Object.fromEntries(
      Object.entries(permissions).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
    ),
  )
  .catch({});

export const repositorySelectionSchema = z.enum(["all", "selected"]).nullable().catch(null);
