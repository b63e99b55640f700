import type { SignInReason } from "@/lib/routes";

/** Why the sign-in page is shown, where that is not plain. */
export const SIGN_IN_REASONS: Record<SignInReason, { title: string; detail: string }> = {
  expired: { title: "Your session has ended", detail: "Sign in to go on where you were." },
  "signed-out": { title: "You are signed out", detail: "Other tabs of this browser are, too." },
  "signed-out-here": {
    title: "You are signed out in this browser",
    detail:
      "The server could not be told, so the session may stay in its list until it ends. Once you can sign in again, end it there.",
  },
  confirm: {
    title: "Confirm that it is you",
    detail: "Sign in again to go on; you come back to where you were.",
  },
  "needs-password": {
    title: "Sign in with your e-mail and password to do this",
    detail: "Your API key does not allow it. You come back to where you were.",
  },
  verified: { title: "Your e-mail address is confirmed", detail: "Sign in with it to go on." },
  "verified-2fa": {
    title: "Your e-mail address is confirmed",
    detail: "Sign in with it; your second factor is asked for after the password.",
  },
  "maybe-verified": {
    title: "Your session has ended",
    detail: "If you confirmed a new address meanwhile, sign in with that one.",
  },
  "change-undone": {
    title: "Your old e-mail address is back",
    detail: "Set a new password by the link in the mail first; the old one may be known to others.",
  },
  "password-reset": {
    title: "Your password is changed",
    detail: "All sessions were ended. Sign in with the new one.",
  },
  "signed-up": { title: "Your account is ready", detail: "Sign in to it." },
};
