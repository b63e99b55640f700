import "server-only";
import { cookies } from "next/headers";
import { PENDING_COOKIE, type PendingStep, readPending } from "./pending-cookie";

/** For the sign-in page: a reload goes on with the code instead of asking for the password again. */
export async function findPendingStep(): Promise<PendingStep | null> {
  const pending = await readPending((await cookies()).get(PENDING_COOKIE)?.value);
  return pending?.step ?? null;
}
