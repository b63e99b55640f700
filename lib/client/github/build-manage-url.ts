import type { Integration } from "@/lib/contract/schemas/github";
import { toGithubLink } from "./is-install-url-allowed";

type Manageable = Pick<Integration, "installation_id" | "account" | "manage_url">;

/** Where the account's owner chooses repositories; the server's own address is taken when it is GitHub's. */
export function buildManageUrl(
  { installation_id, account, manage_url }: Manageable,
  githubOrigin: string,
): string {
  const given = toGithubLink(manage_url, githubOrigin);
  if (given) return given;
  const id = encodeURIComponent(installation_id);
  const isOrganization = account?.type === "Organization";
  const owner = isOrganization ? `/organizations/${encodeURIComponent(account.name)}` : "";
  return `${githubOrigin}${owner}/settings/installations/${id}`;
}

export function buildRepositoryUrl(fullName: string, githubOrigin: string): string {
  return `${githubOrigin}/${fullName.split("/").map(encodeURIComponent).join("/")}`;
}
