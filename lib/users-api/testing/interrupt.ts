import { createUsersApi } from "../app";
import type { TestApi } from "./create-test-api";

/**
 * The same API as another process, in which something else happens right before its `count`th
 * transaction: what a race would do once in a thousand times, every time.
 */
export function interrupt(api: TestApi, count: number, happen: () => Promise<unknown>): TestApi {
  let left = count;
  const db = new Proxy(api.ctx.db, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key, target);
      if (key === "transaction") {
        return async (...run: Parameters<typeof target.transaction>) => {
          left -= 1;
          if (left === 0) {
            await happen();
          }
          return target.transaction(...run);
        };
      }
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
  const ctx = { ...api.ctx, db };
  return { ...api, ctx, app: createUsersApi(ctx) };
}
