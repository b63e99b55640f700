import { afterAll, beforeAll, expect, test } from "vitest";
import { inRequest } from "./http/request-scope";
import { createLog } from "./log";
import { createTestApi, type TestApi } from "./testing/create-test-api";
import { createKeyClient, createSessionClient, signIn } from "./testing/test-client";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());

const me = "/api/users/@me/";
type Line = { msg: string; userId?: number; ip?: string; status: number; path: string };

function lastRequest(): Line {
  const lines = api.logLines.map((line) => JSON.parse(line) as Line);
  const line = lines.filter(({ msg }) => msg === "request").at(-1);
  if (!line) {
    throw new Error("No request was logged");
  }
  return line;
}

test("L1: a request's line tells who called and from where, by session and by key", async () => {
  const { user } = await api.accounts.createUser();
  const session = await signIn(api, user.email);
  await session.get(me);
  expect(lastRequest()).toMatchObject({
    userId: user.id,
    ip: "203.0.113.7",
    status: 200,
    path: "/api/users/@me",
  });
  const key = createKeyClient(api, await api.accounts.createKey(user, ["user:read"]));
  await key.call(me, { method: "PATCH", body: { first_name: "X" } });
  expect(lastRequest()).toMatchObject({ userId: user.id, ip: "203.0.113.7", status: 403 });
  await session.get("/complete/github-link/?error=access_denied");
  expect(lastRequest()).toMatchObject({ userId: user.id, ip: "203.0.113.7", status: 302 });
});

test("L1: a request of nobody known tells from where alone, and never whom it meant", async () => {
  const { user } = await api.accounts.createUser();
  await createSessionClient(api).post("/api/login/", { email: user.email, password: "wrong" });
  const line = lastRequest();
  expect(line).toMatchObject({ ip: "203.0.113.7", status: 400 });
  expect(line).not.toHaveProperty("userId");
  await createKeyClient(api, null).get(`/api/users/?email=${user.email}`);
  await (await signIn(api, user.email)).get(`/api/users/?email=${user.email}`);
  expect(lastRequest()).toMatchObject({ userId: user.id, path: "/api/users" });
  expect(api.logLines.join("\n")).not.toContain(user.email);
});

test("L1: requests under way at the same time keep their callers apart", async () => {
  const accounts = await Promise.all([api.accounts.createUser(), api.accounts.createUser()]);
  const clients = await Promise.all(accounts.map(({ user }) => signIn(api, user.email)));
  const from = api.logLines.length;
  await Promise.all(Array.from({ length: 20 }, (_, index) => clients[index % 2]?.get(me)));
  const lines = api.logLines.slice(from).map((line) => JSON.parse(line) as Line);
  const ids = lines.filter(({ msg }) => msg === "request").map(({ userId }) => userId);
  expect(ids).toHaveLength(20);
  expect(ids.filter((id) => id === accounts[0]?.user.id)).toHaveLength(10);
});

test("what one line of a request carries does not come back in the next", () => {
  const lines: string[] = [];
  const log = createLog("info", { write: (line: string) => void lines.push(line) });
  inRequest({ requestId: "one" }, () => {
    log.warn({ event: "first", detail: "mine" }, "first");
    log.info("second");
  });
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({ requestId: "one", detail: "mine" });
  expect(JSON.parse(lines[1] ?? "")).toMatchObject({ requestId: "one" });
  expect(JSON.parse(lines[1] ?? "")).not.toHaveProperty("detail");
});
