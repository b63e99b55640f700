import { toVerifyLink } from "@/lib/routes";
import { hideToken } from "@/lib/server/hide-token";

type Context = { params: Promise<{ uuid: string; token: string }> };

export async function GET(request: Request, { params }: Context) {
  const { uuid, token } = await params;
  const next = new URL(request.url).searchParams.get("next") ?? undefined;
  return hideToken(toVerifyLink(uuid, { next }), token);
}
