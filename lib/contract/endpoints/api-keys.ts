import { defineEndpoint } from "../endpoint";

const shared = { origin: "added", section: "12", credential: "session", user: "self_only" } as const;

export const apiKeysList = defineEndpoint({
  ...shared,
  id: "apiKeysList",
  method: "GET",
  path: "/api/users/:uuid/personal_api_keys/",
  summary: "List the account's personal API keys, masked",
});

export const apiKeyCreate = defineEndpoint({
  ...shared,
  id: "apiKeyCreate",
  method: "POST",
  path: "/api/users/:uuid/personal_api_keys/",
  summary: "Make a personal API key; its value is shown once",
  proof: "recent",
});

export const apiKeyUpdate = defineEndpoint({
  ...shared,
  id: "apiKeyUpdate",
  method: "PATCH",
  path: "/api/users/:uuid/personal_api_keys/:id/",
  summary: "Change a key's label, scopes or expiry",
  proof: "recent",
});

export const apiKeyRemove = defineEndpoint({
  ...shared,
  id: "apiKeyRemove",
  method: "DELETE",
  path: "/api/users/:uuid/personal_api_keys/:id/",
  summary: "Delete a key; calls with it are refused at once",
  proof: "recent",
});

export const apiKeyRoll = defineEndpoint({
  ...shared,
  id: "apiKeyRoll",
  method: "POST",
  path: "/api/users/:uuid/personal_api_keys/:id/roll/",
  summary: "Give a key a new value; the old one is refused at once",
  proof: "recent",
});
