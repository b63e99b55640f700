import "server-only";
import type { Route } from "next";

/**
 * Answers a mail's link: its token goes on behind `#`, which no server, Referer, page or RSC payload
 * gets to see. It is not looked at here, so a mail scanner that opens the link uses nothing up (E7).
 */
export function hideToken(path: Route, token: string): Response {
  const headers = { Location: `${path}#${encodeURIComponent(token)}`, "Cache-Control": "no-store" };
  return new Response(null, { status: 303, headers });
}
