import { randomBytes, randomUUID } from "node:crypto";
import { DOOR_HEADER, DOOR_HEADER_VALUE } from "@/lib/contract/door";
import { integrationsList } from "@/lib/contract/endpoints/github";
import { buildPath } from "@/lib/contract/path";
import { parseAppEnv } from "@/lib/server/env";
import { sealIdle, sealSession } from "@/lib/server/session/session";
import { startScriptedUpstream } from "@/lib/server/testing/scripted-upstream";
import { findFreePort } from "../scripts/lib/ports.mjs";
import { buildForBench, startBuiltApp } from "./bench-build";
import { measureDoorStages } from "./door-stages";
import { measureThroughput } from "./load";
import type { Measure } from "./report";
import { median } from "./statistics";

const ROUNDS = 7;
const ROUND_MS = 2_500;
const WARM_UP_MS = 2_000;

/** The door against a bare handler of the same build and against Next's rewrites, in turn. */
export async function* benchDoor(): AsyncGenerator<Measure> {
  const upstream = await startScriptedUpstream();
  upstream.reply((_, response) => {
    upstream.seen.length = 0;
    response.writeHead(200, { "content-type": "application/json" }).end('{"results":[]}');
  });
  await buildForBench(upstream.url);
  const port = Number(await findFreePort());
  const secret = randomBytes(32).toString("base64");
  const variables = { USERS_API_URL: upstream.url, SESSION_SECRET: secret, LOG_LEVEL: "silent" };
  const app = await startBuiltApp(variables, port);
  const env = parseAppEnv({ ...variables, SITE_URL: app.origin });
  const headers = await buildHeaders(env, port);
  const ways = {
    "bare handler": "/healthz",
    door: buildPath(integrationsList.path, { uuid: "@me" }),
    rewrite: "/bench-rewrite/list",
  };
  const rates: Record<string, number[]> = {};
  const origin = `http://127.0.0.1:${port}`;
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [name, path] of Object.entries(ways)) {
      const durationMs = round === 0 ? WARM_UP_MS : ROUND_MS;
      const rate = await measureThroughput({ origin, path, headers, durationMs });
      rates[name] = round === 0 ? [] : [...(rates[name] ?? []), rate];
    }
  }
  await app.stop();
  yield* report(rates);
  yield* measureDoorStages({ upstreamUrl: upstream.url, secret });
  await upstream.close();
}

async function buildHeaders(env: ReturnType<typeof parseAppEnv>, port: number) {
  const id = randomUUID();
  const now = Date.now();
  const credential = { kind: "session", sessionId: "s", csrfToken: "c" } as const;
  const cookies = [await sealSession(env, { id, signedInAt: now, credential }), await sealIdle(env, id, now)];
  return {
    host: `localhost:${port}`,
    [DOOR_HEADER]: DOOR_HEADER_VALUE,
    "sec-fetch-site": "same-origin",
    cookie: cookies.map((cookie) => cookie.split(";")[0]).join("; "),
  };
}

function* report(rates: Record<string, number[]>): Generator<Measure> {
  for (const [name, list] of Object.entries(rates)) {
    yield { part: "door", name: `${name}, requests a second`, value: median(list), unit: "/s" };
  }
  const ratio = (to: string) => {
    const pairs = (rates.door ?? []).map((rate, index) => rate / (rates[to]?.[index] ?? Number.NaN));
    return median(pairs);
  };
  const aim = { atLeast: 0.7 };
  yield {
    part: "door",
    name: "door against the bare handler",
    value: ratio("bare handler"),
    unit: "times",
    aim,
  };
  yield { part: "door", name: "door against Next's rewrite", value: ratio("rewrite"), unit: "times" };
}
