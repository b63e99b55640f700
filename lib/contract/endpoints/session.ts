import { defineEndpoint } from "../endpoint";

export const csrfGet = defineEndpoint({
  id: "csrfGet",
  method: "GET",
  path: "/api/csrf/",
  origin: "added",
  section: "12",
  summary: "Set the CSRF cookie",
  credential: "open",
  user: "none",
  door: "closed",
});

export const loginCreate = defineEndpoint({
  id: "loginCreate",
  method: "POST",
  path: "/api/login/",
  origin: "posthog",
  section: "8",
  summary: "Sign in with e-mail and password, or renew the proof of a live session",
  credential: "open",
  user: "none",
  door: "closed",
});

export const loginToken = defineEndpoint({
  id: "loginToken",
  method: "POST",
  path: "/api/login/token/",
  origin: "posthog",
  section: "8",
  summary: "Finish a sign-in with an authenticator code or a backup code",
  credential: "open",
  user: "none",
  door: "closed",
});

export const loginCode = defineEndpoint({
  id: "loginCode",
  method: "POST",
  path: "/api/login/code-based-verification/",
  origin: "posthog",
  section: "8",
  summary: "Finish a sign-in with the code that was mailed for it",
  isOfToday: true,
  credential: "open",
  user: "none",
  door: "closed",
});

export const loginCodeResend = defineEndpoint({
  id: "loginCodeResend",
  method: "POST",
  path: "/api/login/code-based-verification/resend/",
  origin: "posthog",
  section: "8",
  summary: "Mail another code for a sign-in that waits for one",
  isOfToday: true,
  credential: "open",
  user: "none",
  door: "closed",
});

export const logout = defineEndpoint({
  id: "logout",
  method: "POST",
  path: "/api/logout/",
  origin: "added",
  section: "12",
  summary: "End this session",
  credential: "session",
  user: "none",
  door: "closed",
});

export const sessionsList = defineEndpoint({
  id: "sessionsList",
  method: "GET",
  path: "/api/users/:uuid/sessions/",
  origin: "added",
  section: "12",
  summary: "List the sessions of the account",
  credential: "session",
  user: "self_only",
});

export const sessionRemove = defineEndpoint({
  id: "sessionRemove",
  method: "DELETE",
  path: "/api/users/:uuid/sessions/:id/",
  origin: "added",
  section: "12",
  summary: "End one session",
  credential: "session",
  user: "self_only",
  proof: "recent",
});

export const sessionsRevokeOthers = defineEndpoint({
  id: "sessionsRevokeOthers",
  method: "POST",
  path: "/api/users/:uuid/sessions/revoke_others/",
  origin: "added",
  section: "12",
  summary: "End every session but this one",
  credential: "session",
  user: "self_only",
  proof: "recent",
});
