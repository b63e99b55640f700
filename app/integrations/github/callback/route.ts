import { GITHUB_CALLBACK_PATH } from "@/lib/routes";
import { handleReturn } from "@/lib/server/github/handle-return";

function handle(request: Request): Promise<Response> {
  return handleReturn(request, GITHUB_CALLBACK_PATH);
}

// Next would answer a HEAD with the GET, which uses the state up.
export { handle as GET, handle as HEAD };
