import "server-only";
import { Pool } from "undici";
import { getEnv } from "../env";

const holder = Symbol.for("account.upstream-pool");
type Holder = { [holder]?: Pool };

/** One pool per process: Next evaluates a module several times, so it hangs on `globalThis`. */
export function getPool(): Pool {
  const shared = globalThis as Holder;
  shared[holder] ??= new Pool(new URL(getEnv().usersApiUrl).origin, {
    connections: 64,
    connect: { timeout: 5_000 },
    keepAliveTimeout: 30_000,
  });
  return shared[holder];
}
