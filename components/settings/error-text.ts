import { ApiError } from "@/lib/contract/api-error";

/** The server's words for an error, unless what stands around them says the same. */
export function toErrorText(error: Error, title?: string): string {
  if (!(error instanceof ApiError)) return "Something went wrong on this page.";
  // The wait stands behind it, in words: the server's own counts seconds.
  if (error.code === "throttled") return "Too many tries.";
  return error.detail === `${title}.` ? "" : error.detail;
}
