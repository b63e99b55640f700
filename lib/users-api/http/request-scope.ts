import { AsyncLocalStorage } from "node:async_hooks";

/** What the log tells of a request (security.md L1): ids alone, never an address of mail. */
export type RequestScope = { requestId: string; userId?: number };

const storage = new AsyncLocalStorage<RequestScope>();

/** Runs the handling of one request; log lines written within carry its scope. */
export function inRequest<T>(scope: RequestScope, run: () => T): T {
  return storage.run(scope, run);
}

/** From now on the lines of the request under way say whose it is. */
export function noteCaller(userId: number): void {
  const scope = storage.getStore();
  if (scope) {
    scope.userId = userId;
  }
}

/** A copy, since pino writes each line's own fields into what a mixin gives; `{}` outside a request. */
export function readRequestScope(): Partial<RequestScope> {
  return { ...storage.getStore() };
}
