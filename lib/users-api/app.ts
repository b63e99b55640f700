import { randomUUID } from "node:crypto";
import { Hono } from "hono";
import { buildEnvelope } from "@/lib/contract/build-envelope";
import type { RegistryEntry } from "@/lib/contract/registry";
import type { ApiContext } from "./context";
import { mountDocs } from "./docs";
import { mountGithubCallback } from "./github/callback/mount";
import type { ApiRequest } from "./http/api-request";
import { type ClientInfo, readClientInfo } from "./http/client-info";
import { readBody } from "./http/read-body";
import { inRequest, type RequestScope } from "./http/request-scope";
import { runEndpoint } from "./http/run-endpoint";
import type { Answer } from "./http/verb";
import { createFinder, type Finder } from "./profiles/create-finder";
import { mountPosthogLogout } from "./profiles/posthog-logout";
import { getProfile } from "./profiles/profiles";
import { shapeAnswer } from "./profiles/shape-answer";
import { mountStandInPages } from "./profiles/stand-in-pages";
import { ServiceError } from "./service-error";

/** What the server that carries the app knows of the connection. */
export type ApiBindings = { peer?: string | null };
export type ApiHono = Hono<{ Bindings: ApiBindings; Variables: { requestId: string } }>;

/** The Users API as a fetch handler; everything outside the process comes in `ctx`. */
export function createUsersApi(ctx: ApiContext): ApiHono {
  const app: ApiHono = new Hono({ strict: false });
  const { isOurs } = getProfile(ctx);
  app.use(async (c, next) => {
    const requestId = randomUUID();
    const scope: RequestScope = { requestId };
    c.set("requestId", requestId);
    const startedAt = performance.now();
    await inRequest(scope, next);
    if (isOurs) {
      c.header("X-Request-Id", requestId);
    }
    c.header("Cache-Control", c.res.headers.get("cache-control") ?? "no-store");
    c.header("X-Content-Type-Options", "nosniff");
    c.header("Cross-Origin-Resource-Policy", "same-origin");
    c.header("Referrer-Policy", "no-referrer");
    // The path alone: a query may carry an API key.
    const { method, path } = c.req;
    const durationMs = Math.round(performance.now() - startedAt);
    const { ip } = readClient(ctx, c.req.raw, c.env);
    ctx.log.info({ ...scope, ip, method, path, status: c.res.status, durationMs }, "request");
  });
  app.onError((error, c) => toErrorResponse(ctx, error, c.get("requestId")));
  mountGithubCallback(app, ctx);
  if (isOurs) {
    mountDocs(app, ctx);
  } else {
    mountPosthogLogout(app, ctx);
    mountStandInPages(app);
  }
  const find = createFinder(ctx);
  app.all("*", (c) => dispatch(ctx, find, c.req.raw, c.env, c.get("requestId")));
  return app;
}

async function dispatch(
  ctx: ApiContext,
  findEndpoint: Finder,
  raw: Request,
  env: ApiBindings | undefined,
  id: string,
): Promise<Response> {
  const url = new URL(raw.url);
  const match = findEndpoint(decodeSegments(url.pathname));
  if (!match) {
    throw new ServiceError("not_found");
  }
  const found = match.candidates.find((candidate) => candidate.method === raw.method);
  if (!found) {
    throw new ServiceError("method_not_allowed", { detail: `Method "${raw.method}" not allowed.` });
  }
  const request: ApiRequest = {
    id,
    method: raw.method,
    path: decodePath(url.pathname),
    headers: raw.headers,
    query: url.searchParams,
    body: raw.method === "GET" ? {} : await readBody(raw),
    client: readClient(ctx, raw, env),
    signal: raw.signal,
  };
  const answer = await runEndpoint({ ctx, entry: found.entry, params: match.params, request });
  return toResponse(found.entry, shapeAnswer(ctx, found.entry.endpoint.id, answer));
}

function readClient(ctx: ApiContext, { headers }: Request, env: ApiBindings | undefined): ClientInfo {
  const { trustedProxyHops } = ctx.settings;
  return readClientInfo({ headers, peer: env?.peer ?? null, trustedProxyHops });
}

function decodeSegments(pathname: string): string[] {
  return pathname.split("/").filter(Boolean).map(decodePath);
}

function decodePath(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new ServiceError("not_found");
  }
}

function toResponse({ schemas }: RegistryEntry, answer: Answer<unknown>): Response {
  const headers = new Headers(answer.headers);
  for (const cookie of answer.cookies ?? []) {
    headers.append("Set-Cookie", cookie);
  }
  return schemas.status === 204
    ? new Response(null, { status: 204, headers })
    : Response.json(answer.body, { status: schemas.status, headers });
}

function toErrorResponse(ctx: ApiContext, error: unknown, requestId: string): Response {
  if (error instanceof ServiceError) {
    const headers = new Headers();
    if (error.retryAfterSeconds !== null) {
      headers.set("Retry-After", String(error.retryAfterSeconds));
    }
    for (const cookie of error.cookies) {
      headers.append("Set-Cookie", cookie);
    }
    const { extra, ...envelope } = error.envelope;
    const isSent = extra !== undefined && getProfile(ctx).isOurs;
    return Response.json(isSent ? error.envelope : envelope, { status: error.status, headers });
  }
  ctx.log.error({ err: error, requestId }, "unhandled error");
  return Response.json(buildEnvelope("error"), { status: 500 });
}
