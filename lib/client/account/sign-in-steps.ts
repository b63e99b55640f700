import { SESSION_PATH } from "@/lib/routes";
import { send, toApiError } from "../door-request";
import { renewing } from "../renewal";

/** What is due next; `email_code` is a code that today's PostHog mails to accounts without two factors. */
export type Step = "done" | "second_factor" | "email_code";

/** Without an address it is the password of whoever is signed in: a new proof for the same session. */
export async function showPassword(body: { email?: string; password: string }): Promise<Step> {
  const response = await renewing(() => send(SESSION_PATH, { method: "POST", body }));
  if (response.ok) return "done";
  const error = await toApiError(response);
  if (error.code === "2fa_required") return "second_factor";
  if (error.code === "code_based_verification_required") return "email_code";
  throw error;
}

/** An authenticator code or a backup code, for the password shown in the last ten minutes. */
export function showSecondFactor(body: { token: string; remember: boolean }): Promise<void> {
  return change("PATCH", body);
}

/** The code that was mailed for the password shown in the last ten minutes. */
export function showEmailCode(body: { code: string; remember: boolean }): Promise<void> {
  return change("PATCH", body);
}

/** Mails another one; wrong codes stay counted. */
export function askForEmailCode(): Promise<void> {
  return change("PATCH", { resend: true });
}

/** The key goes to our own server alone, which seals it: nothing of it stays in the page. */
export function showKey(key: string): Promise<void> {
  return change("POST", { personal_api_key: key });
}

async function change(method: "POST" | "PATCH", body: object): Promise<void> {
  const response = await renewing(() => send(SESSION_PATH, { method, body }));
  if (!response.ok) throw await toApiError(response);
}
