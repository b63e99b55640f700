import { accountGet } from "@/lib/contract/endpoints/account";
import { SESSION_PATH, type SignInReason, toSignIn } from "@/lib/routes";
import { send, sendCall, toApiError } from "./door-request";
import { announce } from "./tabs";

type Credentials = { email: string; password: string };

export async function signIn(credentials: Credentials): Promise<void> {
  const response = await send(SESSION_PATH, { method: "POST", body: credentials });
  if (!response.ok) throw await toApiError(response);
}

/** Leaves in every tab. 204 says that the server ended the session, 200 that it could not be told. */
export async function signOut(): Promise<void> {
  const response = await send(SESSION_PATH, { method: "DELETE" });
  if (!response.ok && response.status !== 401) throw await toApiError(response);
  announce({ type: "signed-out" });
  leaveForSignIn(response.status === 200 ? "signed-out-here" : "signed-out");
}

let confirming: Promise<boolean> | null = null;

/** One re-read of `@me` for all calls that met a 401; false once the session is known to be over. */
export function confirmSession(): Promise<boolean> {
  confirming ??= readSession().finally(() => {
    confirming = null;
  });
  return confirming;
}

async function readSession(): Promise<boolean> {
  const response = await sendCall({ endpoint: accountGet }).catch(() => null);
  if (response?.status !== 401) return true;
  announce({ type: "expired" });
  leaveForSignIn("expired");
  return false;
}

const listeners = new Set<() => void>();
let isLeaving = false;

/** Called before the page goes, to forget what was read. */
export function onLeave(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** A whole new page, so that nothing of the old session stays in memory. */
export function leaveForSignIn(reason: SignInReason): void {
  if (isLeaving) return;
  isLeaving = true;
  for (const listener of listeners) listener();
  const { pathname, search } = window.location;
  const next = reason.startsWith("signed-out") ? {} : { next: pathname + search };
  window.location.replace(toSignIn({ ...next, reason }));
}
