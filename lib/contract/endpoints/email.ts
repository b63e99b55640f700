import { defineEndpoint } from "../endpoint";

const open = { credential: "open", user: "none", door: "open" } as const;
const added = { ...open, origin: "added", section: "12" } as const;

export const emailCancelChange = defineEndpoint({
  id: "emailCancelChange",
  method: "PATCH",
  path: "/api/users/cancel_email_change_request/",
  section: "2.17",
  summary: "Cancel the pending e-mail change",
  credential: "session",
  user: "none",
  proof: "recent",
});

export const emailRequestVerification = defineEndpoint({
  ...open,
  id: "emailRequestVerification",
  method: "POST",
  path: "/api/users/request_email_verification/",
  section: "2.18",
  summary: "Send the verification mail again",
});

export const emailVerify = defineEndpoint({
  ...open,
  id: "emailVerify",
  method: "POST",
  path: "/api/users/verify_email/",
  section: "2.19",
  summary: "Verify an address by link or code",
});

export const emailUndoChange = defineEndpoint({
  ...added,
  id: "emailUndoChange",
  method: "POST",
  path: "/api/users/undo_email_change/",
  summary: "Cancel a pending change, or reverse a done one for 7 days, by the link in the notice",
});

export const signUp = defineEndpoint({
  ...added,
  id: "signUp",
  method: "POST",
  path: "/api/signup/",
  summary: "Make the first account, or any where sign-up is open",
});

export const passwordResetRequest = defineEndpoint({
  ...added,
  id: "passwordResetRequest",
  method: "POST",
  path: "/api/reset/",
  summary: "Send a link to set a new password",
});

export const passwordReset = defineEndpoint({
  ...added,
  id: "passwordReset",
  method: "POST",
  path: "/api/reset/:uuid/",
  summary: "Set a new password by the link's token, ending every session",
});
