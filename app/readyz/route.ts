import { isUpstreamReady } from "@/lib/server/upstream/is-upstream-ready";

/** Ready: the API behind us answers. */
export async function GET(): Promise<Response> {
  const isReady = await isUpstreamReady();
  const body = isReady ? { status: "ready" } : { status: "waiting", detail: "The Users API is not ready." };
  return Response.json(body, { status: isReady ? 200 : 503, headers: { "Cache-Control": "no-store" } });
}
