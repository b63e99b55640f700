import { defineEndpoint } from "../endpoint";

const meta = {
  method: "GET",
  origin: "added",
  section: "12",
  credential: "open",
  user: "none",
  door: "closed",
} as const;

export const schemaGet = defineEndpoint({
  ...meta,
  id: "schemaGet",
  path: "/api/schema/",
  summary: "This API as OpenAPI 3.1",
});

export const healthGet = defineEndpoint({
  ...meta,
  id: "healthGet",
  path: "/healthz",
  summary: "Whether the process is alive, and what it can do",
});

export const readyGet = defineEndpoint({
  ...meta,
  id: "readyGet",
  path: "/readyz",
  summary: "Whether the database answers and is migrated",
});
