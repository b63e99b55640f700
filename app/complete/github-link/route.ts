import { GITHUB_LINK_PATH } from "@/lib/routes";
import { handleReturn } from "@/lib/server/github/handle-return";

export function GET(request: Request): Promise<Response> {
  return handleReturn(request, GITHUB_LINK_PATH);
}
