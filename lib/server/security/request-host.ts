import "server-only";
import type { AppEnv } from "../env";

type Site = Pick<AppEnv, "siteUrl" | "trustedProxyHops">;

/**
 * Whether the browser asked for our own host. Behind a trusted proxy its `X-Forwarded-Host` counts:
 * many proxies put an inner name into `Host`, and redirecting that would never end.
 */
export function isOwnHost(headers: Headers, { siteUrl, trustedProxyHops }: Site): boolean {
  const forwarded = trustedProxyHops > 0 ? findForwardedHost(headers, trustedProxyHops) : undefined;
  const site = new URL(siteUrl);
  return normalizeHost(forwarded ?? headers.get("host") ?? "", site.protocol) === site.host;
}

/** What the outermost trusted proxy wrote; some replace the header instead of adding to it. */
function findForwardedHost(headers: Headers, hops: number): string | undefined {
  const entries = (headers.get("x-forwarded-host") ?? "").split(",").map((entry) => entry.trim());
  const hosts = entries.filter((entry) => entry !== "");
  return hosts.at(-hops) ?? hosts[0];
}

/** In lower case, without the protocol's own port; null for what is no host. */
function normalizeHost(host: string, protocol: string): string | null {
  const address = `${protocol}//${host}`;
  return /^[^\s/\\?#@]+$/.test(host) && URL.canParse(address) ? new URL(address).host : null;
}
