import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createUsersApi } from "../app";
import { attempts, personalApiKeys } from "../db/schema/credentials";
import { ServiceError } from "../service-error";
import { createTestApi, type TestApi, uniqueName } from "../testing/create-test-api";
import { createKeyClient, envelopeOf } from "../testing/test-client";
import { clearAttempts, type Limit, reserveAttempt } from "./reserve-attempt";
import { throttle } from "./throttles";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());

const path = "/api/users/@me/integrations/";
const limit: Limit = { kind: "test", max: 5, windowSeconds: 60 };
const reserve = (key: string) => reserveAttempt(api.ctx, limit, key);

test("T7: of a burst of 40 exactly as many pass as the limit allows", async () => {
  const key = uniqueName("burst");
  const answers = await Promise.all(Array.from({ length: 40 }, () => reserve(key)));
  expect(answers.filter(({ isAllowed }) => isAllowed)).toHaveLength(5);
});

test("the window slides: each try frees its own place when it is as old as the window", async () => {
  const key = uniqueName("slide");
  for (let index = 0; index < 5; index += 1) {
    expect((await reserve(key)).isAllowed).toBe(true);
    api.clock.advanceSeconds(10);
  }
  // Fifty seconds after the first try the first place is free in ten more.
  const refused = await reserve(key);
  // The clock runs on while the test does.
  expect(refused).toMatchObject({ isAllowed: false, retryAfterSeconds: expect.closeTo(10, -0.5) });
  api.clock.advanceSeconds(11);
  expect((await reserve(key)).isAllowed).toBe(true);
  expect((await reserve(key)).isAllowed).toBe(false);
  api.clock.advanceSeconds(10);
  expect((await reserve(key)).isAllowed).toBe(true);
});

test("refused tries are not counted and do not prolong the wait", async () => {
  const key = uniqueName("refused");
  await Promise.all(Array.from({ length: 5 }, () => reserve(key)));
  for (let index = 0; index < 10; index += 1) {
    api.clock.advanceSeconds(5);
    expect((await reserve(key)).isAllowed).toBe(false);
  }
  api.clock.advanceSeconds(11);
  expect((await reserve(key)).isAllowed).toBe(true);
});

test("keys and kinds have counts of their own, and a success clears one of them", async () => {
  const [one, two] = [uniqueName("one"), uniqueName("two")];
  await Promise.all(Array.from({ length: 5 }, () => reserve(one)));
  expect((await reserve(two)).isAllowed).toBe(true);
  expect((await reserveAttempt(api.ctx, { ...limit, kind: "other" }, one)).isAllowed).toBe(true);
  await clearAttempts(api.ctx.db, "test", one);
  expect((await reserve(one)).isAllowed).toBe(true);
});

test("over the limit it is 429 in the exact words, with Retry-After", async () => {
  const key = uniqueName("wire");
  await throttle(api.ctx, { ...limit, max: 1 }, key);
  const error = await throttle(api.ctx, { ...limit, max: 1 }, key).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ServiceError);
  expect(error).toMatchObject({
    status: 429,
    retryAfterSeconds: 60,
    envelope: {
      type: "throttled_error",
      code: "throttled",
      detail: "Request was throttled. Expected available in 60 seconds.",
      attr: null,
    },
  });
});

test("a key may call 480 times a minute, and its refusal says when to come back", async () => {
  const { user } = await api.accounts.createUser();
  const value = await api.accounts.createKey(user, ["user:read"]);
  const isHers = eq(personalApiKeys.userId, user.id);
  const [key] = await api.ctx.db.select().from(personalApiKeys).where(isHers);
  const at = api.clock.now();
  const tries = Array.from({ length: 478 }, () => ({ kind: "key_burst", key: key?.id ?? "", at }));
  await api.ctx.db.insert(attempts).values(tries);
  const settings = { ...api.ctx.settings, isKeyThrottleOn: true };
  const limited = { ...api, app: createUsersApi({ ...api.ctx, settings }) };
  const client = createKeyClient(limited, value);
  const answers = await Promise.all(Array.from({ length: 5 }, () => client.get(path)));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(2);
  const refused = answers.find(({ status }) => status === 429);
  const seconds = Number(refused?.headers.get("retry-after"));
  expect(seconds).toBeGreaterThan(50);
  expect(seconds).toBeLessThanOrEqual(60);
  expect(refused && envelopeOf(refused).code).toBe("throttled");
  const other = createKeyClient(limited, await api.accounts.createKey(user, ["user:read"]));
  expect((await other.get(path)).status).toBe(200);
  api.clock.advanceSeconds(61);
  expect((await client.get(path)).status).toBe(200);
});

const locking: Limit = { kind: "locking", max: 5, windowSeconds: 600, lockSeconds: 900 };

test("T7: with a lock the wait counts from the last try, and then every place is free", async () => {
  const key = uniqueName("lock");
  for (let index = 0; index < 5; index += 1) {
    expect((await reserveAttempt(api.ctx, locking, key)).isAllowed).toBe(true);
    api.clock.advanceSeconds(100);
  }
  const refused = await reserveAttempt(api.ctx, locking, key);
  expect(refused).toMatchObject({ isAllowed: false, retryAfterSeconds: expect.closeTo(800, -1) });
  api.clock.advanceSeconds(790);
  expect((await reserveAttempt(api.ctx, locking, key)).isAllowed).toBe(false);
  api.clock.advanceSeconds(11);
  for (let index = 0; index < 5; index += 1) {
    expect((await reserveAttempt(api.ctx, locking, key)).isAllowed).toBe(true);
  }
  expect((await reserveAttempt(api.ctx, locking, key)).isAllowed).toBe(false);
});

test("T7: five tries in more than ten minutes lock nothing", async () => {
  const key = uniqueName("slow");
  for (let index = 0; index < 12; index += 1) {
    expect((await reserveAttempt(api.ctx, locking, key)).isAllowed).toBe(true);
    api.clock.advanceSeconds(151);
  }
});
