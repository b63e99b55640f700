import { accountGet } from "@/lib/contract/endpoints/account";
import { SESSION_PATH, type SignInReason, toSignIn } from "@/lib/routes";
import {
  askForEmailCode,
  type Step,
  showEmailCode,
  showKey,
  showPassword,
  showSecondFactor,
} from "./account/sign-in-steps";
import { send, sendCall, toApiError } from "./door-request";
import { countTurns, settleRenewals } from "./renewal";
import { announce } from "./tabs";

type Credentials = { email: string; password: string };

export async function signIn(credentials: Credentials): Promise<Step> {
  await forgetting;
  const step = await showPassword(credentials);
  if (step === "done") announceSignIn();
  return step;
}

/** With the code that `second_factor` asks for. */
export async function finishSignIn(factor: { token: string; remember: boolean }): Promise<void> {
  await showSecondFactor(factor);
  announceSignIn();
}

/** With the code that `email_code` asks for. */
export async function finishWithEmailCode(mailed: { code: string; remember: boolean }): Promise<void> {
  await showEmailCode(mailed);
  announceSignIn();
}

/** At most once a minute, as the server says by `retryAfterSeconds`. */
export function resendEmailCode(): Promise<void> {
  return askForEmailCode();
}

/** With a personal API key. What is wrong with the key is an error with `attr` "personal_api_key". */
export async function signInWithKey(key: string): Promise<void> {
  await forgetting;
  await showKey(key);
  announceSignIn();
}

/** For every flow that ends in a session: other tabs may wait for it, or show another person. */
export function announceSignIn(): void {
  announce({ type: "signed-in" });
}

/** For pages of nobody: asks without leaving for sign-in. */
export async function isSignedIn(): Promise<boolean> {
  const response = await sendCall({ endpoint: accountGet }).catch(() => null);
  return response?.ok ?? false;
}

/** Leaves in every tab. 204 says that the server ended the session, 200 that it could not be told. */
export async function signOut(): Promise<void> {
  const response = await send(SESSION_PATH, { method: "DELETE", keepalive: true });
  if (!response.ok && response.status !== 401) throw await toApiError(response);
  announce({ type: "signed-out" });
  leaveForSignIn(response.status === 200 ? "signed-out-here" : "signed-out");
}

const FORGETTING_MS = 2_000;
let forgetting: Promise<unknown> = Promise.resolve();

/** Of a session that has ended by itself, so that the next visit is not told of it again. Never fails. */
export function forgetEnded(): Promise<unknown> {
  const signal = AbortSignal.timeout(FORGETTING_MS);
  // The server looks again whether it is over: another tab may have signed in by now.
  forgetting = send(`${SESSION_PATH}?ended`, { method: "DELETE", keepalive: true, signal }).catch(() => {});
  return forgetting;
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
  if (!(await isOver())) return true;
  await forgetEnded();
  announce({ type: "expired" });
  leaveForSignIn("expired");
  return false;
}

/** What was asked while a renewal began or ended is asked again: it may be the former session's answer. */
async function isOver(): Promise<boolean> {
  await settleRenewals();
  const turns = countTurns();
  const response = await sendCall({ endpoint: accountGet }).catch(() => null);
  if (response?.status !== 401) return false;
  return turns === countTurns() || isOver();
}

type LeaveListener = (reason: SignInReason | null) => void;

const listeners = new Set<LeaveListener>();
let isLeaving = false;

/** Called before the page goes, to forget what was read; null where it comes back as another person's. */
export function onLeave(listener: LeaveListener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** This browser's session is of another person by now: the page is made anew, for them. */
export function startAnew(): void {
  if (isLeaving) return;
  isLeaving = true;
  for (const listener of listeners) listener(null);
  window.location.reload();
}

let expected: SignInReason | null = null;

/** Why this page's session may end before long, where more is known than that it did. */
export function expectEnd(reason: SignInReason | null): void {
  expected = reason;
}

/** A whole new page, so that nothing of the old session stays in memory. */
export function leaveForSignIn(reason: SignInReason): void {
  if (isLeaving) return;
  isLeaving = true;
  for (const listener of listeners) listener(reason);
  const { pathname, search } = window.location;
  const next = reason.startsWith("signed-out") ? {} : { next: pathname + search };
  window.location.replace(
    toSignIn({ ...next, reason: reason === "expired" ? (expected ?? reason) : reason }),
  );
}
