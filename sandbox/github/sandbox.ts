import type { KeyObject } from "node:crypto";
import type { FaultRules } from "./control/fault-rules";
import type { RequestLog } from "./control/request-log";
import type { Store } from "./store";
import type { AppIdentity } from "./types";

/** What every route of the stand-in shares. */
export type Sandbox = {
  store: Store;
  app: AppIdentity;
  appPublicKey: KeyObject;
  callbackUrl: string;
  /** Known once the server listens. */
  url: string;
  latencyMs: number;
  faults: FaultRules;
  log: RequestLog;
};

/** Who the request log and the rate limit count a request for. */
export type SandboxEnv = { Variables: { caller: string } };
