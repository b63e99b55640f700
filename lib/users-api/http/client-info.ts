export type ClientInfo = {
  ip: string | null;
  userAgent: string | null;
  /** The address only where a trusted proxy named it: limits are keyed by it (design.md 5.12). */
  trustedIp: string | null;
};

/** Nothing to tell of who called. */
export const noClient: ClientInfo = { ip: null, userAgent: null, trustedIp: null };

type Source = { headers: Headers; peer: string | null; trustedProxyHops: number };

/**
 * The client's address: the socket's peer, or the entry of `X-Forwarded-For` that the outermost
 * trusted proxy wrote. What stands left of it is the client's own claim and is ignored.
 */
export function readClientInfo({ headers, peer, trustedProxyHops }: Source): ClientInfo {
  const userAgent = headers.get("user-agent")?.slice(0, 512) ?? null;
  if (trustedProxyHops < 1) {
    return { ip: peer, userAgent, trustedIp: null };
  }
  const hops = (headers.get("x-forwarded-for") ?? "").split(",").map((hop) => hop.trim());
  const trustedIp =
    hops
      .filter((hop) => hop !== "")
      .at(-trustedProxyHops)
      ?.slice(0, 64) ?? null;
  return { ip: trustedIp ?? peer, userAgent, trustedIp };
}
