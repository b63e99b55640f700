import { toReset } from "@/lib/routes";
import { hideToken } from "@/lib/server/hide-token";

type Context = { params: Promise<{ uuid: string; token: string }> };

export async function GET(_: Request, { params }: Context) {
  const { uuid, token } = await params;
  return hideToken(toReset(uuid), token);
}
