import { SESSION_PATH } from "@/lib/routes";
import { send, toApiError } from "../door-request";

export type Step = "done" | "second_factor";

/** Without an address it is the password of whoever is signed in: a new proof for the same session. */
export async function showPassword(body: { email?: string; password: string }): Promise<Step> {
  const response = await send(SESSION_PATH, { method: "POST", body });
  if (response.ok) return "done";
  const error = await toApiError(response);
  if (error.code === "2fa_required") return "second_factor";
  throw error;
}

/** An authenticator code or a backup code, for the password shown in the last ten minutes. */
export async function showSecondFactor(body: { token: string; remember: boolean }): Promise<void> {
  const response = await send(SESSION_PATH, { method: "PATCH", body });
  if (!response.ok) throw await toApiError(response);
}
