import { z } from "zod";
import { type ErrorCode, errorTable } from "./errors";
import { apiRegistry, type RegistryEntry } from "./registry";

type Json = Record<string, unknown>;

const envelopeSchema = {
  type: "object",
  required: ["type", "code", "detail", "attr"],
  properties: {
    type: { type: "string" },
    code: { type: "string" },
    detail: { type: "string" },
    attr: { type: ["string", "null"] },
  },
};

const securitySchemes = {
  session: { type: "apiKey", in: "cookie", name: "sessionid" },
  csrf: { type: "apiKey", in: "header", name: "X-CSRFToken" },
  personalApiKey: { type: "http", scheme: "bearer", description: "A personal API key, phx_…" },
};

const INTRODUCTION = `A person's account as PostHog serves it. A program calls it with a personal API key:
\`Authorization: Bearer phx_…\`; make one on the account pages under Profile, Personal API keys. \`{uuid}\` in a
path is \`@me\`, the key's own person; staff may name others. Errors are one envelope, \`{type, code, detail, attr}\`.`;

/** The registry as an OpenAPI 3.1 document; `serverUrl` is where this API is reached. */
export function buildOpenApi(options: { serverUrl: string; version: string }): Json {
  const paths: Record<string, Json> = {};
  for (const entry of apiRegistry) {
    const path = entry.endpoint.path.replace(/:([a-z_]+)/g, "{$1}");
    paths[path] = { ...paths[path], [entry.endpoint.method.toLowerCase()]: buildOperation(entry) };
  }
  return {
    openapi: "3.1.0",
    info: { title: "Users API", version: options.version, description: INTRODUCTION },
    servers: [{ url: options.serverUrl }],
    tags: [
      { name: "published", description: "The endpoints of PostHog's published page" },
      { name: "posthog", description: "What PostHog has around them" },
      { name: "added", description: "What only this server has" },
    ],
    paths,
    components: { securitySchemes, schemas: { Error: envelopeSchema } },
  };
}

function buildOperation({ endpoint, schemas }: RegistryEntry): Json {
  return {
    operationId: endpoint.id,
    summary: endpoint.summary,
    tags: [endpoint.origin],
    "x-contract-section": endpoint.section,
    security: buildSecurity({ endpoint, schemas }),
    parameters: [...buildParameters(schemas.params, "path"), ...buildParameters(schemas.query, "query")],
    ...(schemas.body && {
      requestBody: { content: { "application/json": { schema: toJsonSchema(schemas.body, "input") } } },
    }),
    responses: buildResponses({ endpoint, schemas }),
  };
}

function buildSecurity({ endpoint }: RegistryEntry): Json[] {
  if (endpoint.credential === "open") {
    return [];
  }
  const session = endpoint.method === "GET" ? { session: [] } : { session: [], csrf: [] };
  return endpoint.credential === "session" ? [session] : [session, { personalApiKey: [endpoint.scope] }];
}

function buildParameters(object: z.ZodObject, place: "path" | "query"): Json[] {
  const { properties = {}, required = [] } = toJsonSchema(object, "input");
  const names = Array.isArray(required) ? required : [];
  return Object.entries(properties as Record<string, Json>).map(([name, schema]) => ({
    name,
    in: place,
    required: place === "path" || names.includes(name),
    schema,
  }));
}

function buildResponses({ endpoint, schemas }: RegistryEntry): Json {
  const headers = Object.fromEntries(
    (endpoint.headers ?? []).map((name) => [name, { schema: { type: "string" } }]),
  );
  const success = schemas.response
    ? {
        description: "Success",
        headers,
        content: { "application/json": { schema: toJsonSchema(schemas.response, "output") } },
      }
    : { description: "No content" };
  return { [schemas.status]: success, ...buildErrorResponses({ endpoint, schemas }) };
}

function buildErrorResponses({ endpoint, schemas }: RegistryEntry): Json {
  const shared: ErrorCode[] =
    endpoint.credential === "open" ? [] : ["not_authenticated", "authentication_failed", "permission_denied"];
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of [...shared, ...schemas.errors]) {
    const status = errorTable[code].status;
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  const content = { "application/json": { schema: { $ref: "#/components/schemas/Error" } } };
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      status,
      { description: [...new Set(codes)].join(", "), content },
    ]),
  );
}

function toJsonSchema(schema: z.ZodType, io: "input" | "output"): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  return rest;
}
