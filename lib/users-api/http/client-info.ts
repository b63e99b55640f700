export type ClientInfo = { ip: string | null; userAgent: string | null };

type Source = { headers: Headers; peer: string | null; trustedProxyHops: number };

/**
 * The client's address: the socket's peer, or the entry of `X-Forwarded-For` that the outermost
 * trusted proxy wrote. What stands left of it is the client's own claim and is ignored.
 */
export function readClientInfo({ headers, peer, trustedProxyHops }: Source): ClientInfo {
  const userAgent = headers.get("user-agent")?.slice(0, 512) ?? null;
  if (trustedProxyHops < 1) {
    return { ip: peer, userAgent };
  }
  const hops = (headers.get("x-forwarded-for") ?? "").split(",").map((hop) => hop.trim());
  const ip = hops.filter((hop) => hop !== "").at(-trustedProxyHops);
  return { ip: ip?.slice(0, 64) ?? peer, userAgent };
}
