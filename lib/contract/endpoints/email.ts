import { defineEndpoint } from "../endpoint";

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
  id: "emailRequestVerification",
  method: "POST",
  path: "/api/users/request_email_verification/",
  section: "2.18",
  summary: "Send the verification mail again",
  credential: "open",
  user: "none",
  door: "open",
});

export const emailVerify = defineEndpoint({
  id: "emailVerify",
  method: "POST",
  path: "/api/users/verify_email/",
  section: "2.19",
  summary: "Verify an address by link or code",
  credential: "open",
  user: "none",
  door: "open",
});
