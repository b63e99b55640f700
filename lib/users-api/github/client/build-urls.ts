import { isLoopback } from "@/lib/contract/loopback";
import type { GithubSettings, Installation } from "./types";

export function buildInstallUrl({ url, app }: GithubSettings, state: string): string {
  const slug = app.slug.split("/").map(encodeURIComponent).join("/");
  const target = toUrl(url, `${appsPath(url)}/${slug}/installations/new`);
  target.searchParams.set("state", state);
  return target.href;
}

/** Without `scope`: a GitHub App's permissions are the App's own. */
export function buildAuthorizeUrl(
  { url, app }: GithubSettings,
  { state, redirectUri }: { state: string; redirectUri: string },
): string {
  const target = toUrl(url, "/login/oauth/authorize");
  target.searchParams.set("client_id", app.clientId);
  target.searchParams.set("redirect_uri", redirectUri);
  target.searchParams.set("state", state);
  return target.href;
}

/** Where the installation is changed or removed on GitHub; organisations have their own page. */
export function buildManageUrl(
  { url }: GithubSettings,
  { id, account }: Pick<Installation, "id" | "account">,
): string {
  const page = `/settings/installations/${encodeURIComponent(id)}`;
  const owner = account?.type === "Organization" ? `/organizations/${encodeURIComponent(account.name)}` : "";
  return toUrl(url, `${owner}${page}`).href;
}

/**
 * github.com has its Apps at `/apps`, and so has the sandbox; an Enterprise Server keeps them at
 * `/github-apps`. A tenant of ghe.com is github.com's kind, with the owner before the name, so there
 * the slug is set as `owner/name`.
 */
function appsPath(base: string): string {
  const { protocol, hostname } = new URL(base);
  const isSandbox = protocol === "http:" && isLoopback(hostname);
  const isCloud = hostname === "github.com" || hostname.endsWith(".ghe.com");
  return isCloud || isSandbox ? "/apps" : "/github-apps";
}

function toUrl(base: string, path: string): URL {
  return new URL(`${base.replace(/\/+$/, "")}${path}`);
}
