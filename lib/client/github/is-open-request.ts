import type { InstallRequest, Integration } from "@/lib/contract/schemas/github";

/** An approved request is done once its account is connected. */
export function isOpenRequest(request: InstallRequest, installations: readonly Integration[]): boolean {
  if (request.state === "pending") return true;
  return !installations.some((row) => row.account?.name === request.account);
}
