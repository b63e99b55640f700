import { ApiError } from "@/lib/contract/api-error";
import { toAccess } from "@/lib/contract/refusals";

/** Why a key was not taken, as it stands at the field. */
export function explainKey(error: unknown, serverName: string): string {
  if (!(error instanceof ApiError)) return "Something went wrong on this page.";
  if (error.status === 401) return `${serverName} does not know this key, or no longer does.`;
  if (error.status === 429) return "Too many tries.";
  const access = toAccess(error);
  if (access?.kind === "needs_scope") {
    return `This key lacks the scope ${access.scope}. Add it at ${serverName}, or make another key.`;
  }
  return error.detail;
}
