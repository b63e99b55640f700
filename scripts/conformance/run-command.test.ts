import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { apiRegistry } from "../../lib/contract/registry";
import { pushTokens } from "../../lib/users-api/db/schema/preferences";
import { type UserRow, users } from "../../lib/users-api/db/schema/users";
import { TEST_PASSWORD } from "../../lib/users-api/testing/create-test-accounts";
import { createTestApi, type TestApi, uniqueName } from "../../lib/users-api/testing/create-test-api";
import { linkInstallation } from "../../lib/users-api/testing/link-installation";
import { readLoginCode, signIn } from "../../lib/users-api/testing/test-client";
import { nextCode } from "../../lib/users-api/testing/totp-codes";
import { createProtected, readSessions } from "../../lib/users-api/testing/two-factor-kit";
import { failing, find, type Ran, run, type ServedApi, serveApi } from "./testing/conformance-kit";

const profiles = ["ours", "seed", "today"] as const;
type Name = (typeof profiles)[number];

const apis = {} as Record<Name, TestApi>;
const served = {} as Record<Name, ServedApi>;
beforeAll(async () => {
  for (const profile of profiles) {
    apis[profile] = await createTestApi({ profile });
    served[profile] = await serveApi(apis[profile]);
  }
});
afterAll(async () => {
  for (const profile of profiles) {
    await served[profile].close();
    await apis[profile].close();
  }
});

async function createPerson(profile: Name) {
  const api = apis[profile];
  const { user } = await api.accounts.createUser();
  const login = uniqueName("octo");
  await api.sandbox.control.createAccount({ login, type: "User", repositories: ["hello", "world"] });
  await linkInstallation(api, await signIn(api, user.email), login);
  return user;
}

type ByKey = { user?: UserRow; flags?: string[] };

async function runByKey(profile: Name, scopes: string[], { user, flags = [] }: ByKey = {}): Promise<Ran> {
  const { accounts } = apis[profile];
  const key = await accounts.createKey(user ?? (await createPerson(profile)), scopes);
  return run(["--url", served[profile].url, "--key", key, "--json", ...flags]);
}

function runByEmail(profile: Name, email: string, ...flags: string[]): Promise<Ran> {
  return run(["--url", served[profile].url, "--email", email, "--json", ...flags], {
    env: { CONFORMANCE_PASSWORD: TEST_PASSWORD },
    ask: () => readLoginCode(apis[profile], email),
  });
}

// Two hundred calls a run, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

/** What --write touches, as it is stored. */
async function readChangeable(profile: Name, { id }: UserRow) {
  const { db } = apis[profile].ctx;
  const [row] = await db.select().from(users).where(eq(users.id, id));
  const tokens = await db.select().from(pushTokens).where(eq(pushTokens.userId, id));
  const weekly = row?.notificationSettings.all_weekly_digest_disabled ?? false;
  return { themeMode: row?.themeMode, firstName: row?.firstName, email: row?.email, weekly, tokens };
}

describe.each(profiles)("every row holds at our API as %s", (profile) => {
  test("by a key that may read", async () => {
    const ran = await runByKey(profile, ["user:read"]);
    expect([failing(ran), ran.error, ran.code]).toEqual([[], "", 0]);
    expect(find(ran, "githubListBranches", "success")).toMatchObject({ result: "holds", expected: "200" });
    expect(find(ran, "twoFactorStatus", "a key")?.seen).toBe("403 permission_denied");
  });

  test("by e-mail and password, whose session ends with the run", async () => {
    const user = await createPerson(profile);
    const before = await readSessions(apis[profile], user);
    const ran = await runByEmail(profile, user.email);
    expect([failing(ran), ran.error, ran.code]).toEqual([[], "", 0]);
    expect(find(ran, "twoFactorStatus", "success")?.result).toBe("holds");
    expect(ran.rows.at(-1)).toMatchObject({ case: "signing out", result: "holds" });
    expect(await readSessions(apis[profile], user)).toEqual(before);
  });

  test.each(["key", "e-mail"])("with --write by %s, and the account is as before", async (way) => {
    const user = await createPerson(profile);
    const before = await readChangeable(profile, user);
    const ran =
      way === "key"
        ? await runByKey(profile, ["user:write"], { user, flags: ["--write"] })
        : await runByEmail(profile, user.email, "--write");
    expect([failing(ran), ran.error, ran.code]).toEqual([[], "", 0]);
    expect(find(ran, "accountUpdate", "theme and back")?.seen).toBe("changed, taken back");
    expect(find(ran, "accountUpdate", "notification and back")?.seen).toBe("changed, taken back");
    expect(find(ran, "pushTokenRegister", "success")?.seen).toBe("200");
    expect(find(ran, "pushTokenUnregister", "success")?.seen).toBe("204");
    expect(await readChangeable(profile, user)).toEqual(before);
  });

  test("with --write by a key that may only read, which is refused", async () => {
    const ran = await runByKey(profile, ["user:read"], { flags: ["--write"] });
    expect([failing(ran), ran.error, ran.code]).toEqual([[], "", 0]);
    expect(find(ran, "accountUpdate", "a key without user:write")?.seen).toBe("403 permission_denied");
    expect(find(ran, "accountUpdate", "theme and back")).toBeUndefined();
  });
});

describe("the rows", () => {
  test("tell of every endpoint of the registry, and why one is not tried", async () => {
    const { user } = await apis.ours.accounts.createUser();
    for (const flags of [[], ["--write"]]) {
      const ran = await runByEmail("ours", user.email, ...flags);
      const told = new Set(ran.rows.map(({ endpoint }) => endpoint));
      expect(apiRegistry.map(({ endpoint }) => endpoint.id).filter((id) => !told.has(id))).toEqual([]);
      const untried = ran.rows.filter(({ result }) => result === "not_tried");
      const reasons = /^(not tried \(--write\)|not tried: .{8,}|never tried: .{8,})$/;
      expect(untried.filter(({ seen }) => !reasons.test(seen))).toEqual([]);
      expect(untried.some(({ seen }) => seen.includes("--write"))).toBe(flags.length === 0);
      expect(find(ran, "githubListRepos", "success")?.seen).toBe("not tried: no GitHub account linked");
    }
  });

  test("come by path, so that a push token is registered before it is taken back", async () => {
    const { user } = await apis.ours.accounts.createUser();
    const { rows } = await runByEmail("ours", user.email);
    const keys = rows.slice(0, -1).map(({ path, method }) => `${path} ${method}`);
    expect(keys).toEqual([...keys].sort());
  });

  test("name which PostHog answers", async () => {
    for (const profile of ["seed", "today"] as const) {
      const ran = await runByEmail(profile, (await createPerson(profile)).email);
      expect(find(ran, "twoFactorStatus", "success")?.seen).toBe(`200, as ${profile}`);
      expect(find(ran, "accountGet", "success")?.seen).toBe(`200, as ${profile}`);
      expect(find(ran, "devicesList", "not offered")?.seen).toBe("404 not_found");
    }
  });

  test("take staff for staff", async () => {
    const { user } = await apis.ours.accounts.createUser({ isStaff: true });
    const ran = await runByEmail("ours", user.email, "--write");
    expect(failing(ran)).toEqual([]);
    expect(find(ran, "accountGet", "another user")?.seen).toBe("404 not_found");
  });

  test("tell of the second factor that the sign-in asked for", async () => {
    const { user, secret } = await createProtected(apis.ours);
    const asked: string[] = [];
    const ran = await run(["--url", served.ours.url, "--email", user.email, "--json"], {
      ask: async (question) => {
        asked.push(question);
        return question === "password" ? TEST_PASSWORD : nextCode(apis.ours, secret);
      },
    });
    expect(asked).toEqual(["password", "authenticator code"]);
    expect([failing(ran), ran.error]).toEqual([[], ""]);
    expect(find(ran, "loginCreate", "success")?.seen).toBe("401 2fa_required");
    expect(find(ran, "loginToken", "success")?.seen).toBe("200");
  });
});

describe("without --write", () => {
  test.each(["key", "email"])("nothing but reads carries the credential, by %s", async (way) => {
    const { user } = await apis.ours.accounts.createUser();
    served.ours.seen.length = 0;
    const key = await apis.ours.accounts.createKey(user, ["*"]);
    const ran =
      way === "key"
        ? await run(["--url", served.ours.url, "--key", key])
        : await runByEmail("ours", user.email);
    expect(ran.code).toBe(0);
    const carried = served.ours.seen.filter(({ headers }) => {
      const bearer = headers.get("authorization") ?? "";
      return headers.has("cookie") || bearer.includes(key);
    });
    expect(carried.length).toBeGreaterThan(30);
    const changes = carried.filter(({ method }) => method !== "GET");
    expect(changes.map(({ method, path }) => `${method} ${path}`)).toEqual(
      way === "key" ? [] : ["POST /api/logout/"],
    );
    expect(carried.filter(({ path }) => /start_setup|start_2fa/.test(path))).toEqual([]);
  });
});
