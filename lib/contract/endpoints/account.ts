import { defineEndpoint } from "../endpoint";

export const accountGet = defineEndpoint({
  id: "accountGet",
  method: "GET",
  path: "/api/users/:uuid/",
  origin: "posthog",
  section: "3",
  summary: "Read the user object",
  credential: "session_or_key",
  scope: "user:read",
});

export const accountUpdate = defineEndpoint({
  id: "accountUpdate",
  method: "PATCH",
  path: "/api/users/:uuid/",
  origin: "posthog",
  section: "3",
  summary: "Change writable fields of the user object",
  credential: "session_or_key",
  scope: "user:write",
  proof: "recent",
  doorOmits: ["is_staff"],
});

export const accountList = defineEndpoint({
  id: "accountList",
  method: "GET",
  path: "/api/users/",
  origin: "posthog",
  section: "3",
  summary: "A page of users: the caller alone, unless staff",
  credential: "session_or_key",
  scope: "user:read",
  user: "none",
  checks: "input_first",
  door: "closed",
});
