import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildPath } from "@/lib/contract/path";
import { apiRegistry } from "@/lib/contract/registry";
import { sessions } from "../db/schema/credentials";
import { organizationMemberships, organizations } from "../db/schema/users";
import { createTestApi, type TestApi } from "../testing/create-test-api";
import { createKeyClient, type TestClient } from "../testing/test-client";
import { codeNow } from "../testing/totp-codes";
import {
  codeOf,
  createProtected,
  createSomeone,
  expectOk,
  isSignedIn,
  me,
  paths,
  type Someone,
  sendPassword,
  signInWithCode,
  startSetup,
} from "../testing/two-factor-kit";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());

const setEnforced = (organizationId: string, enforce2fa = true) =>
  api.ctx.db.update(organizations).set({ enforce2fa }).where(eq(organizations.id, organizationId));

async function createEnforced(): Promise<Someone> {
  const someone = await createSomeone(api);
  await setEnforced(someone.organizationId);
  return someone;
}

/** contract.md 1.6, to the letter. */
const open = [
  "/api/users/@me/",
  "/api/users/@me/two_factor_start_setup/",
  "/api/users/@me/two_factor_validate/",
  "/api/users/@me/two_factor_status/",
  "/api/users/@me/two_factor_backup_codes/",
  "/api/users/@me/two_factor_disable/",
  "/api/logout/",
];

const params = {
  uuid: "@me",
  team_id: "1",
  installation_id: "1",
  id: "00000000-0000-4000-8000-000000000000",
};
const guarded = apiRegistry
  .filter(({ endpoint }) => endpoint.credential !== "open")
  .map(({ endpoint }) => ({ method: endpoint.method, path: buildPath(endpoint.path, params) }));
const closed = guarded.filter(({ path }) => !open.includes(path));
const titled = (calls: typeof guarded) =>
  calls.map(({ method, path }) => [`${method} ${path}`, method, path] as const);

const call = (client: TestClient, method: string, path: string) =>
  client.call(path, { method, body: method === "GET" ? undefined : {} });

describe("an organisation that enforces 2FA, and a person without it", () => {
  test.each(titled(closed))(
    "A1: %s is 403 two_factor_setup_required in the exact words",
    async (_, method, path) => {
      const { client } = await createEnforced();
      const answer = await call(client, method, path);
      expect(answer.status).toBe(403);
      expect(answer.body).toEqual({
        type: "authentication_error",
        code: "two_factor_setup_required",
        detail: "2FA setup required",
        attr: null,
      });
    },
  );

  test.each(open)("%s stays open, and only with its last slash", async (path) => {
    const { client } = await createEnforced();
    const methods = guarded.filter((one) => one.path === path).map(({ method }) => method);
    expect(methods.length).toBeGreaterThan(0);
    for (const method of methods) {
      const without = await call(client, method, path.slice(0, -1));
      expect(codeOf(without)).toEqual([403, "two_factor_setup_required"]);
      expect(codeOf(await call(client, method, path))[1]).not.toBe("two_factor_setup_required");
    }
  });

  test.each(["start_2fa_setup/", "validate_2fa/", "start_2fa_setup", "validate_2fa"])(
    "the deprecated %s is not among them",
    async (name) => {
      const { client } = await createEnforced();
      const method = name.startsWith("start") ? "GET" : "POST";
      expect(codeOf(await call(client, method, me + name))).toEqual([403, "two_factor_setup_required"]);
    },
  );

  test.each([
    "/api/users//@me/",
    "//api/users/@me/",
    "/api/users/@me/two_factor_status/../sessions/",
    "/api/users/@me/sessions/?x=/api/users/@me/",
    "/api/users/@me/sessions/#/api/users/@me/",
    "/api/users/@me/%73essions/",
  ])("no spelling of a path leads around it: %s", async (path) => {
    const { client } = await createEnforced();
    const answer = await client.get(path);
    expect([403, 404]).toContain(answer.status);
    if (answer.status === 403) {
      expect(codeOf(answer)[1]).toBe("two_factor_setup_required");
    }
  });

  test("GitHub's way back is closed, by both of its addresses", async () => {
    const { client } = await createEnforced();
    for (const path of ["/complete/github-link/", "/integrations/github/callback/"]) {
      const answer = await client.get(`${path}?code=x&state=y&installation_id=1`);
      expect(codeOf(answer)).toEqual([403, "two_factor_setup_required"]);
    }
  });

  test("setting it up opens everything, in this session at once", async () => {
    const { client } = await createEnforced();
    const secret = await startSetup(client);
    expectOk(await client.post(paths.validate, { token: codeNow(api, secret) }));
    expectOk(await client.get(paths.sessions));
  });

  test("signing in is never in the way", async () => {
    const { user, client } = await createEnforced();
    expectOk(await sendPassword(client, user));
    expectOk(await client.get("/api/csrf/"));
  });

  test("another organisation is chosen by the open PATCH, and frees; choosing back closes", async () => {
    const { client, user, organizationId } = await createEnforced();
    const other = await api.accounts.createOrganization(user);
    const choose = (id: string) =>
      client.call(me, { method: "PATCH", body: { set_current_organization: id } });
    expectOk(await choose(other.organizationId));
    expectOk(await client.get(paths.sessions));
    expectOk(await choose(organizationId));
    expect(codeOf(await client.get(paths.sessions))[1]).toBe("two_factor_setup_required");
  });

  test("who is no member any more is free of it", async () => {
    const { client, user } = await createEnforced();
    await api.ctx.db.delete(organizationMemberships).where(eq(organizationMemberships.userId, user.id));
    expectOk(await client.get(paths.sessions));
  });

  test("keys are not subject to it", async () => {
    const { user } = await createEnforced();
    const key = createKeyClient(api, await api.accounts.createKey(user, ["user:read"]));
    expectOk(await key.get(me));
    expectOk(await key.get("/api/users/@me/integrations/"));
    expectOk(await key.get("/api/users/"));
  });

  test("it holds from the next call on when it is switched on, and frees when it is switched off", async () => {
    const { client, organizationId } = await createSomeone(api);
    expectOk(await client.get(paths.sessions));
    await setEnforced(organizationId);
    expect((await client.get(paths.sessions)).status).toBe(403);
    await setEnforced(organizationId, false);
    expectOk(await client.get(paths.sessions));
  });
});

describe("an organisation that enforces 2FA, and a person who has it", () => {
  test.each(titled(closed))(
    "%s is 403 two_factor_verification_required while the session showed none",
    async (_, method, path) => {
      const person = await createProtected(api);
      await setEnforced(person.organizationId);
      await api.ctx.db
        .update(sessions)
        .set({ twoFactorVerifiedAt: null })
        .where(eq(sessions.userId, person.user.id));
      const answer = await call(person.client, method, path);
      expect(answer.status).toBe(403);
      expect(answer.body).toEqual({
        type: "authentication_error",
        code: "two_factor_verification_required",
        detail: "2FA verification required",
        attr: null,
      });
    },
  );

  test("a code, or a browser that showed one in the last 30 days, is enough", async () => {
    const person = await createProtected(api);
    await setEnforced(person.organizationId);
    const browser = await signInWithCode(api, person);
    expectOk(await browser.get(paths.sessions));
    expectOk(await browser.post("/api/logout/"));
    expectOk(await sendPassword(browser, person.user));
    expectOk(await browser.get(paths.sessions));
  });

  test("turning it off is allowed, and closes what follows", async () => {
    const person = await createProtected(api);
    await setEnforced(person.organizationId);
    expectOk(await person.client.post(paths.disable));
    expect(codeOf(await person.client.get(paths.sessions))).toEqual([403, "two_factor_setup_required"]);
    expect(await isSignedIn(person.client)).toBe(true);
  });
});
