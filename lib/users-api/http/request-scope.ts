import { AsyncLocalStorage } from "node:async_hooks";

const storage = new AsyncLocalStorage<{ requestId: string }>();

/** Runs the handling of one request; log lines written within carry its id (security.md L1). */
export function inRequest<T>(requestId: string, run: () => T): T {
  return storage.run({ requestId }, run);
}

/** `{}` outside a request, as in background work that outlives it. */
export function readRequestScope(): { requestId?: string } {
  return storage.getStore() ?? {};
}
