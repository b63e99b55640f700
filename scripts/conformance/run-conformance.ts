import { randomUUID } from "node:crypto";
import type { Row } from "./check";
import type { Ask } from "./create-asker";
import { createHttp, type Send, type Wait } from "./create-http";
import { createKeyCredential, withCredential } from "./credential";
import { endSession } from "./end-session";
import { identifyServer, type KnownServer } from "./identify-server";
import { learnFacts } from "./learn-facts";
import { listChecks } from "./list-checks";
import type { Options } from "./parse-arguments";
import { runCheck } from "./run-check";
import type { Secrets } from "./secrets";
import { type SignedIn, signIn } from "./sign-in";

const SEEN_MAX = 200;

export type Tools = {
  secrets: Secrets;
  ask: Ask;
  wait?: Wait;
  /** Called once, before the first row. */
  onStart(server: KnownServer): void;
  onRow(row: Row): void;
};

/** Asks a server everything the registry says of it; throws where nothing could be checked. */
export async function runConformance(
  options: Options,
  password: string | null,
  tools: Tools,
): Promise<Row[]> {
  const anonymous = createHttp(options.url, tools.wait);
  const server = await identifyServer(anonymous);
  const { credential, answers } = await logIn(options, password, anonymous, tools);
  const senders = { anonymous, credential: withCredential(anonymous, credential) };
  const rows: Row[] = [];
  let isStarted = false;
  const keep = (found: Row) => {
    // Before a table cuts it: half a secret is one, too.
    const row = { ...found, seen: tools.secrets.hide(found.seen).slice(0, SEEN_MAX) };
    rows.push(row);
    tools.onRow(row);
  };
  try {
    const known = { ...server, credential: credential.kind };
    const facts = await learnFacts(senders.credential, known, options.isWrite);
    tools.onStart(server);
    isStarted = true;
    const pushToken = `conformance-${randomUUID()}`;
    for (const check of listChecks({ facts, isWrite: options.isWrite, answers, pushToken })) {
      keep(await runCheck(check, senders));
    }
  } finally {
    const row = await endSession(anonymous, credential, server);
    if (row && isStarted) {
      keep(row);
    }
  }
  return rows;
}

async function logIn(
  { login, url }: Options,
  password: string | null,
  send: Send,
  { ask, secrets }: Tools,
): Promise<SignedIn> {
  if (login.kind === "api_key") {
    return { credential: createKeyCredential(login.key, secrets), answers: new Map() };
  }
  const known = password ?? (await ask("password"));
  return signIn({ url, send, ask, secrets }, login.email, known);
}
