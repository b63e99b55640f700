import { ApiError } from "@/lib/contract/api-error";

type Explanation = {
  title: string;
  /** In place of the server's words, which would say the title again. */
  detail?: string;
  safe?: string;
  /** The list may name what is gone. */
  isListOld?: boolean;
};

/** Each refusal with its own meaning; none of them means that there are no branches. */
export function explainBranchError(error: Error): Explanation {
  const known = error instanceof ApiError ? error : null;
  if (known?.status === 404) {
    return {
      title: "GitHub does not show this repository to the connection",
      detail: "It may have been deleted or renamed, or it is no longer shared.",
      isListOld: true,
    };
  }
  if (known?.code === "permission_denied") {
    return {
      title: "The connection may not read branches here",
      detail: "An owner can review the app's permissions on GitHub.",
    };
  }
  if (known?.code === "github_rate_limited") {
    return { title: "GitHub asks to wait", detail: "" };
  }
  return { title: "The branches could not be read", safe: "Nothing was changed." };
}
