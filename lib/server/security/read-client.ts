import "server-only";
import { findClientIp } from "./client-ip";

export type Client = { clientIp: string | null; userAgent: string | null };

/** Who is behind a call, for the API's activity. */
export function readClient({ headers }: Pick<Request, "headers">): Client {
  return { clientIp: findClientIp(headers), userAgent: headers.get("user-agent") };
}
