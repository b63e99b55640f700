import { defineEndpoint } from "../endpoint";

const shared = { origin: "added", section: "12", credential: "session", user: "self_only" } as const;

export const authenticatorsList = defineEndpoint({
  ...shared,
  id: "authenticatorsList",
  method: "GET",
  path: "/api/users/:uuid/authenticators/",
  summary: "List the account's authenticator apps",
});

export const authenticatorStart = defineEndpoint({
  ...shared,
  id: "authenticatorStart",
  method: "POST",
  path: "/api/users/:uuid/authenticators/",
  summary: "Mint a pending secret for one more authenticator app",
  proof: "fresh",
});

export const authenticatorValidate = defineEndpoint({
  ...shared,
  id: "authenticatorValidate",
  method: "POST",
  path: "/api/users/:uuid/authenticators/:id/validate/",
  summary: "Add the authenticator app with its first code",
  proof: "recent",
});

export const authenticatorRename = defineEndpoint({
  ...shared,
  id: "authenticatorRename",
  method: "PATCH",
  path: "/api/users/:uuid/authenticators/:id/",
  summary: "Rename an authenticator app",
  proof: "recent",
});

export const authenticatorRemove = defineEndpoint({
  ...shared,
  id: "authenticatorRemove",
  method: "DELETE",
  path: "/api/users/:uuid/authenticators/:id/",
  summary: "Remove an authenticator app that is not the last one",
  proof: "fresh",
});

export const devicesList = defineEndpoint({
  ...shared,
  id: "devicesList",
  method: "GET",
  path: "/api/users/:uuid/devices/",
  summary: "List the browsers that are not asked for a second factor",
});

export const deviceRemove = defineEndpoint({
  ...shared,
  id: "deviceRemove",
  method: "DELETE",
  path: "/api/users/:uuid/devices/:id/",
  summary: "Forget a remembered device",
  proof: "recent",
});

export const activityList = defineEndpoint({
  ...shared,
  id: "activityList",
  method: "GET",
  path: "/api/users/:uuid/activity/",
  summary: "Security activity of the last 90 days, newest first",
});
