import type { MiddlewareHandler } from "hono";

/** Refuses names that merely resolve to loopback, so a web page cannot reach us by DNS rebinding. */
export const loopbackOnly: MiddlewareHandler = async (c, next) => {
  if (!isLoopbackHost(c.req.header("host") ?? "")) {
    return c.text("This stand-in answers on loopback addresses only.", 421);
  }
  await next();
};

export function isLoopbackHost(host: string): boolean {
  const name = host.toLowerCase().replace(/:\d+$/, "");
  return name === "localhost" || name.endsWith(".localhost") || name === "127.0.0.1" || name === "[::1]";
}
