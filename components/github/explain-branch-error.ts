import { ApiError } from "@/lib/contract/api-error";

/** Each refusal with its own meaning; none of them means that there are no branches. */
export function explainBranchError(error: Error): { title: string; safe: string } {
  const known = error instanceof ApiError ? error : null;
  if (known?.status === 404) {
    return {
      title: "GitHub does not show this repository to the connection",
      safe: "It may have been deleted or renamed, or it is no longer shared. Refresh the list to see what is.",
    };
  }
  if (known?.status === 403) {
    return {
      title: "The connection may not read branches here",
      safe: "An owner can review the app's permissions on GitHub.",
    };
  }
  if (known?.status === 429 || known?.code === "github_rate_limited") {
    return {
      title: "GitHub asks to wait",
      safe: "Nothing is lost; the branches can be read again after that.",
    };
  }
  return { title: "The branches could not be read", safe: "Nothing was changed." };
}
