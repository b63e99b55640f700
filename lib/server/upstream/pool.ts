import "server-only";
import { buildConnector, Pool } from "undici";
import { getEnv } from "../env";
import { markUnsent } from "./to-upstream-error";

const holder = Symbol.for("account.upstream-pool");
type Holder = { [holder]?: Pool };

const connect = buildConnector({ timeout: 5_000 });

/** Whoever meets the error then knows that nothing of their call was sent. */
const connectMarked: buildConnector.connector = (options, done) =>
  connect(options, (...end) => (end[0] === null ? done(...end) : done(markUnsent(end[0]), null)));

/** One pool per process: Next evaluates a module several times, so it hangs on `globalThis`. */
export function getPool(): Pool {
  const shared = globalThis as Holder;
  shared[holder] ??= new Pool(new URL(getEnv().usersApiUrl).origin, {
    connections: 64,
    connect: connectMarked,
    keepAliveTimeout: 30_000,
  });
  return shared[holder];
}
