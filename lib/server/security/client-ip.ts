import "server-only";
import { getEnv } from "../env";

/** The entry of `X-Forwarded-For` that our outermost trusted proxy wrote; null without one (L4). */
export function findClientIp(headers: Headers): string | null {
  const { trustedProxyHops } = getEnv();
  if (trustedProxyHops < 1) {
    return null;
  }
  const hops = (headers.get("x-forwarded-for") ?? "").split(",").map((hop) => hop.trim());
  const ip = hops.filter((hop) => hop !== "").at(-trustedProxyHops);
  return ip !== undefined && /^[0-9a-fA-F.:]{2,45}$/.test(ip) ? ip : null;
}
