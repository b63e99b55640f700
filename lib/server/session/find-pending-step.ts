import "server-only";
import { cookies } from "next/headers";
import { PENDING_COOKIE, type PendingStep, readPending } from "./pending-cookie";

type Waiting = { step: PendingStep; ageSeconds: number };

/** For the sign-in page: a reload goes on with the code instead of asking for the password again. */
export async function findPendingStep(): Promise<Waiting | null> {
  const pending = await readPending((await cookies()).get(PENDING_COOKIE)?.value);
  return pending && { step: pending.step, ageSeconds: pending.ageSeconds };
}
