import "server-only";
import { pino } from "pino";
import { getEnv } from "./env";

const holder = Symbol.for("account.log");
type Holder = { [holder]?: pino.Logger };

/** The app's log, to stderr; paths without queries, never a body or a cookie. */
export function getLog(): pino.Logger {
  const shared = globalThis as Holder;
  shared[holder] ??= pino({ level: getEnv().logLevel, base: { program: "app" } }, pino.destination(2));
  return shared[holder];
}
