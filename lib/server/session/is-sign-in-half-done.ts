import "server-only";
import { cookies } from "next/headers";
import { PENDING_COOKIE, readPending } from "./pending-cookie";

/** For the sign-in page: a reload goes on with the code instead of asking for the password again. */
export async function isSignInHalfDone(): Promise<boolean> {
  return (await readPending((await cookies()).get(PENDING_COOKIE)?.value)) !== null;
}
