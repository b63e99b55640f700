import "server-only";
import { z } from "zod";
import { getLog } from "../log";

const BYTES_MAX = 8 * 1024;

const reportSchema = z.object({
  "csp-report": z.object({
    "violated-directive": z.string().max(200).optional(),
    "effective-directive": z.string().max(200).optional(),
    "blocked-uri": z.string().max(2_000).optional(),
  }),
});

/** Logs what the content policy refused; the page's own address may hold a query and is left out. */
export async function logPolicyReport(request: Request): Promise<Response> {
  const size = Number(request.headers.get("content-length") ?? Number.POSITIVE_INFINITY);
  if (size <= BYTES_MAX) {
    const parsed = reportSchema.safeParse(await request.json().catch(() => null));
    if (parsed.success) {
      const report = parsed.data["csp-report"];
      const directive = report["effective-directive"] ?? report["violated-directive"];
      const blocked = report["blocked-uri"]?.split("?")[0]?.slice(0, 200);
      getLog().warn({ event: "policy_violation", directive, blocked }, "content policy violation");
    }
  }
  return new Response(null, { status: 204 });
}
