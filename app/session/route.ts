import { finishSignIn } from "@/lib/server/session/finish-sign-in";
import { handleSession } from "@/lib/server/session/handle-session";
import { signIn } from "@/lib/server/session/sign-in";
import { signOut } from "@/lib/server/session/sign-out";

export function POST(request: Request): Promise<Response> {
  return handleSession(request, signIn);
}

export function PATCH(request: Request): Promise<Response> {
  return handleSession(request, finishSignIn);
}

export function DELETE(request: Request): Promise<Response> {
  return handleSession(request, signOut);
}
