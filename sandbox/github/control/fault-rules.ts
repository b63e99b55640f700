import type { MiddlewareHandler } from "hono";
import type { SandboxEnv } from "../sandbox";

export type FaultRule = {
  /** Any method when left out. */
  method?: string;
  /** Plain text to find in path and query. */
  path?: string;
  /** A regular expression for path and query. */
  pathPattern?: string;
  status?: number;
  headers?: Record<string, string>;
  body?: unknown;
  delayMs?: number;
  /** How many requests it meets; for ever when left out. */
  times?: number;
  /** Never answers, until the caller gives up or the server closes. */
  hang?: boolean;
};

export type FaultRules = {
  add(rule: FaultRule): void;
  clear(): void;
  take(request: Request): FaultRule | null;
};

export function createFaultRules(): FaultRules {
  let rules: { rule: FaultRule; left: number }[] = [];
  return {
    add(rule) {
      rules.push({ rule, left: rule.times ?? Number.POSITIVE_INFINITY });
    },
    clear() {
      rules = [];
    },
    take(request) {
      const entry = rules.find((candidate) => candidate.left > 0 && isMatch(candidate.rule, request));
      if (entry === undefined) return null;
      entry.left -= 1;
      return entry.rule;
    },
  };
}

export function injectFaults(faults: FaultRules): MiddlewareHandler<SandboxEnv> {
  return async (c, next) => {
    const rule = faults.take(c.req.raw);
    if (rule === null) return next();
    if (rule.delayMs !== undefined) await wait(rule.delayMs);
    if (rule.hang === true) await untilAborted(c.req.raw.signal);
    if (rule.status === undefined && rule.hang !== true) return next();
    const isText = typeof rule.body === "string";
    return new Response(
      isText ? String(rule.body) : JSON.stringify(rule.body ?? { message: "Sandbox fault" }),
      {
        status: rule.status ?? 504,
        headers: {
          "content-type": isText ? "text/plain; charset=utf-8" : "application/json; charset=utf-8",
          ...rule.headers,
        },
      },
    );
  };
}

export function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function isMatch(rule: FaultRule, request: Request): boolean {
  const url = new URL(request.url);
  const target = url.pathname + url.search;
  if (rule.method !== undefined && rule.method.toUpperCase() !== request.method) return false;
  if (rule.path !== undefined && !target.includes(rule.path)) return false;
  return rule.pathPattern === undefined || new RegExp(rule.pathPattern).test(target);
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
