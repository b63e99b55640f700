import { createMatcher, toSegments } from "@/lib/contract/path";
import { getEntry, registry } from "@/lib/contract/registry";
import { handleDoor } from "@/lib/server/door/handle-door";
import { parseDoorInput } from "@/lib/server/door/parse-door-input";
import { isSameOrigin } from "@/lib/server/security/same-origin";
import { readRequestSession } from "@/lib/server/session/read-request-session";
import { buildRequest, createCookie } from "@/lib/server/testing/door-kit";
import { callUpstream } from "@/lib/server/upstream/call-upstream";
import { readAnswer } from "@/lib/server/upstream/read-answer";
import type { Measure } from "./report";

const CALLS = 2_000;

/** Where the door's own time goes: each step by itself, one call after the other, without Next. */
export async function* measureDoorStages(target: {
  upstreamUrl: string;
  secret: string;
}): AsyncGenerator<Measure> {
  Object.assign(process.env, {
    SITE_URL: "http://localhost:4999",
    USERS_API_URL: target.upstreamUrl,
    SESSION_SECRET: target.secret,
    LOG_LEVEL: "silent",
  });
  const entry = getEntry("integrationsList");
  const path = "/api/users/@me/integrations/";
  const cookie = await createCookie();
  const findEndpoint = createMatcher(registry.map(({ endpoint }) => endpoint));
  const request = buildRequest(path, { cookie });
  const answer = { status: 200, headers: {}, text: '{"results":[]}' };
  const credential = { kind: "session", sessionId: "s", csrfToken: "c" } as const;
  const params = { uuid: "@me" };
  const stages: Record<string, () => unknown> = {
    "find the endpoint": () => findEndpoint(toSegments(path)),
    "same origin": () => isSameOrigin(request),
    "open the session": () => readRequestSession(request),
    "parse the input": () => parseDoorInput(entry, params, request),
    "ask upstream": () => callUpstream({ endpoint: entry.endpoint, params, credential }),
    "read the answer": () => readAnswer(entry.schemas, answer),
    "the whole door": () => handleDoor(buildRequest(path, { cookie }), ["users", "@me", "integrations"]),
  };
  for (const [name, run] of Object.entries(stages)) {
    yield { part: "door", name: `profile: ${name}`, value: await timeCalls(run), unit: "µs" };
  }
}

async function timeCalls(run: () => unknown): Promise<number> {
  for (let call = 0; call < CALLS / 10; call += 1) {
    await run();
  }
  const startedAt = performance.now();
  for (let call = 0; call < CALLS; call += 1) {
    await run();
  }
  return ((performance.now() - startedAt) * 1_000) / CALLS;
}
