import { routes } from "@/lib/routes";
import { hideToken } from "@/lib/server/hide-token";

type Context = { params: Promise<{ token: string }> };

export async function GET(_: Request, { params }: Context) {
  return hideToken(routes.undoEmailChange, (await params).token);
}
