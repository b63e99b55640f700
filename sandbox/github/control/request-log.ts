import type { MiddlewareHandler } from "hono";
import type { SandboxEnv } from "../sandbox";

export type LoggedRequest = {
  at: string;
  method: string;
  /** Without the query, which may hold a code. */
  path: string;
  /** The query's `page`, `per_page` and the like; never `code` or `state`. */
  query: Record<string, string>;
  status: number;
  /** `anonymous`, `user:mona`, `installation:123` or `app`. */
  as: string;
};

export type RequestLog = { add(entry: LoggedRequest): void; list(): LoggedRequest[]; reset(): void };

const ENTRIES_MAX = 2_000;
const HIDDEN_PARAMS = new Set(["code", "state", "refresh_token", "client_secret"]);

export function createRequestLog(): RequestLog {
  let entries: LoggedRequest[] = [];
  return {
    add(entry) {
      entries.push(entry);
      if (entries.length > ENTRIES_MAX) entries.shift();
    },
    list: () => [...entries],
    reset() {
      entries = [];
    },
  };
}

export function logRequests(log: RequestLog): MiddlewareHandler<SandboxEnv> {
  return async (c, next) => {
    c.set("caller", "anonymous");
    const at = new Date().toISOString();
    await next();
    const query = Object.entries(c.req.query()).filter(([name]) => !HIDDEN_PARAMS.has(name));
    log.add({
      at,
      method: c.req.method,
      path: c.req.path,
      query: Object.fromEntries(query),
      status: c.res.status,
      as: c.get("caller"),
    });
  };
}
