import { eq, sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from "vitest";
import { createCipher } from "../../crypto/cipher";
import type { Transaction } from "../../db/database";
import { rowsOf } from "../../db/rows";
import { githubInstallations } from "../../db/schema/github";
import { createTestApi, type TestApi, uniqueName } from "../../testing/create-test-api";
import {
  countCalls,
  createLinked,
  type Linked,
  listInstallations,
  listRepositories,
  readRow,
  waitSynced,
} from "../../testing/github-kit";
import { linkInstallation } from "../../testing/link-installation";
import { requireGithub } from "../require-github";
import { findUserToken } from "./find-user-token";
import { lockLinks } from "./lock-links";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterEach(() => api.sandbox.control.clearFaults());
afterAll(() => api.close());

const HALF_LIFE_SECONDS = 14_400;
/** Of the whole file: tests run one after another. */
const grants = () => countCalls(api, "POST /login/oauth/access_token");
const start = ({ client }: Linked, body: unknown = {}) =>
  client.post("/api/users/@me/integrations/github/start/", body);
const open = (row: { userId: number }, sealed: string | null) =>
  api.ctx.cipher.decrypt(sealed ?? "", `github_user_token:${row.userId}`);

/** Until another connection waits for a lock of ours; PGlite has one, whose transactions queue. */
async function waitForBlocked(tx: Transaction): Promise<void> {
  const isOnPostgres = inject("testDatabase").kind === "postgres";
  for (let blocked = 0; isOnPostgres && blocked === 0; ) {
    const result = await tx.execute(
      sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    blocked = rowsOf(result).length;
  }
}

async function addOrganization(person: Linked): Promise<string> {
  const org = uniqueName("org");
  await api.sandbox.control.createAccount({ login: org, type: "Organization", owners: [person.login] });
  const id = await linkInstallation(api, person.client, org, person.login);
  await waitSynced(api, id);
  return id;
}

describe("the person's token", () => {
  test("is refreshed at half its life, once under a burst, and the new pair goes to every row", async () => {
    const person = await createLinked(api);
    const second = await addOrganization(person);
    const before = await readRow(api, person.id);
    const calls = await grants();
    api.clock.advanceSeconds(HALF_LIFE_SECONDS - 60);
    await start(person);
    expect(await grants()).toBe(calls);
    api.clock.advanceSeconds(120);
    const answers = await Promise.all(Array.from({ length: 10 }, () => start(person)));
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(400));
    expect(await grants()).toBe(calls + 1);
    const [one, two] = [await readRow(api, person.id), await readRow(api, second)];
    expect(open(one, one.userTokenEncrypted)).not.toBe(open(before, before.userTokenEncrypted));
    expect(open(one, one.userTokenEncrypted)).toBe(open(two, two.userTokenEncrypted));
    expect(open(one, one.refreshTokenEncrypted)).toBe(open(two, two.refreshTokenEncrypted));
    expect([one.tokenLeaseUntil, two.tokenLeaseUntil]).toEqual([null, null]);
    // The rotated pair works once more.
    api.clock.advanceSeconds(HALF_LIFE_SECONDS + 60);
    expect((await start(person)).status).toBe(400);
    expect(await grants()).toBe(calls + 2);
  });

  test("whose refresh is refused marks the row, deletes nothing, and reading goes on", async () => {
    const person = await createLinked(api, ["one"]);
    await api.sandbox.control.revokeTokens(person.login);
    api.clock.advanceSeconds(HALF_LIFE_SECONDS + 60);
    const answer = await start(person);
    expect([answer.status, answer.body]).toMatchObject([200, { connect_flow: "app_install" }]);
    const [item] = await listInstallations(person.client);
    expect(item?.installation_status).toBe("token_expired");
    const row = await readRow(api, person.id);
    expect([row.userTokenEncrypted, row.refreshTokenEncrypted]).toEqual([null, null]);
    const { answer: read, names } = await listRepositories(person);
    expect([read.headers.get("x-cache"), names]).toEqual([null, ["one"]]);
    // A sync that went well does not hide it.
    expect((await listInstallations(person.client))[0]?.installation_status).toBe("token_expired");
    const calls = await grants();
    await start(person);
    expect(await grants()).toBe(calls);
  });

  test("that GitHub revoked before its time is found out at the first refusal", async () => {
    const person = await createLinked(api);
    await api.sandbox.control.revokeTokens(person.login);
    expect((await start(person)).status).toBe(200);
    expect((await listInstallations(person.client))[0]?.installation_status).toBe("token_expired");
  });

  test("that GitHub expired before its time is renewed at the first refusal", async () => {
    const person = await createLinked(api);
    await api.sandbox.control.expireTokens(person.login);
    expect((await start(person)).status).toBe(400);
    expect((await listInstallations(person.client))[0]?.installation_status).toBe("healthy");
  });

  test("linking one installation again brings back all rows of that GitHub account", async () => {
    const person = await createLinked(api);
    const second = await addOrganization(person);
    await api.sandbox.control.revokeTokens(person.login);
    api.clock.advanceSeconds(HALF_LIFE_SECONDS + 60);
    await start(person);
    const statuses = async () =>
      (await listInstallations(person.client)).map((item) => item.installation_status);
    expect(await statuses()).toEqual(["token_expired", "token_expired"]);
    await linkInstallation(api, person.client, person.login);
    expect(await statuses()).toEqual(["healthy", "healthy"]);
    expect((await readRow(api, second)).userTokenEncrypted).not.toBeNull();
  });

  test("X1: a refresh that cannot reach GitHub keeps the pair and is tried again", async () => {
    const person = await createLinked(api);
    api.clock.advanceSeconds(HALF_LIFE_SECONDS + 60);
    await api.sandbox.control.addFault({ path: "/login/oauth/access_token", status: 500 });
    expect((await start(person)).status).toBe(200);
    await api.sandbox.control.clearFaults();
    expect((await listInstallations(person.client))[0]?.installation_status).toBe("healthy");
    expect((await start(person)).status).toBe(400);
  });

  test.each([0, 1])(
    "goes to all rows while a link writes them in an order of its own: row %i first",
    async (at) => {
      const person = await createLinked(api);
      const ids = [person.id, await addOrganization(person)];
      const [first = "", second = ""] = at === 0 ? ids : [...ids].reverse();
      const before = await readRow(api, first);
      api.clock.advanceSeconds(HALF_LIFE_SECONDS + 60);
      let refresh: Promise<unknown> = Promise.resolve();
      // As linking does: the lock, then rows in whatever order it comes upon them.
      await api.ctx.db.transaction(async (tx) => {
        const touch = (id: string) =>
          tx
            .update(githubInstallations)
            .set({ reposSyncedAt: null })
            .where(eq(githubInstallations.installationId, id));
        await lockLinks(tx);
        await touch(first);
        refresh = findUserToken(api.ctx, requireGithub(api.ctx), person.user.id);
        await waitForBlocked(tx);
        await touch(second);
      });
      await refresh;
      const after = await Promise.all(ids.map((id) => readRow(api, id)));
      const tokens = after.map((row) => open(row, row.userTokenEncrypted));
      expect(new Set(tokens).size).toBe(1);
      expect(tokens[0]).not.toBe(open(before, before.userTokenEncrypted));
    },
  );

  test("another GitHub account's tokens are left alone", async () => {
    const [person, other] = [await createLinked(api), await createLinked(api)];
    const before = await readRow(api, other.id);
    api.clock.advanceSeconds(HALF_LIFE_SECONDS + 60);
    await start(person);
    expect((await readRow(api, other.id)).userTokenEncrypted).toBe(before.userTokenEncrypted);
  });
});

describe("the installation's token", () => {
  test("is renewed and used once more after a 401", async () => {
    const person = await createLinked(api, ["one"]);
    const before = await readRow(api, person.id);
    await api.sandbox.control.changeRepositories(person.login, { add: ["two"] });
    await api.sandbox.control.expireInstallationTokens(Number(person.id));
    await api.ctx.db
      .update(githubInstallations)
      .set({ reposSyncedAt: null })
      .where(eq(githubInstallations.id, before.id));
    expect((await listRepositories(person)).names).toEqual(["one", "two"]);
    expect((await readRow(api, person.id)).accessTokenEncrypted).not.toBe(before.accessTokenEncrypted);
  });

  test("is renewed at half its life", async () => {
    const person = await createLinked(api);
    const path = `/app/installations/${person.id}/access_tokens`;
    const before = await countCalls(api, path);
    await listRepositories(person);
    expect(await countCalls(api, path)).toBe(before);
    api.clock.advanceSeconds(3_600);
    await listRepositories(person);
    expect(await countCalls(api, path)).toBe(before + 1);
  });

  test("sealed with a key that is gone counts as none, and a new one is fetched", async () => {
    const person = await createLinked(api, ["one"]);
    const { id, userId } = await readRow(api, person.id);
    const lost = createCipher([Buffer.alloc(32, 7)], api.ctx.random);
    const accessTokenEncrypted = lost.encrypt("ghs_lost", `github_installation_token:${userId}`);
    const isThis = eq(githubInstallations.id, id);
    await api.ctx.db
      .update(githubInstallations)
      .set({ accessTokenEncrypted, reposSyncedAt: null })
      .where(isThis);
    expect((await listRepositories(person)).names).toEqual(["one"]);
  });
});

test("no token of GitHub's stands in any table or log line", async () => {
  const person = await createLinked(api);
  await person.client.get(`${person.path}/branches/?repo=${person.login}/hello`);
  const tables = await api.ctx.db.execute(
    sql`select table_name from information_schema.tables where table_schema = 'public'`,
  );
  const names = (tables as unknown as { rows: { table_name: string }[] }).rows.map((row) => row.table_name);
  expect(names).toContain("github_installations");
  for (const name of names) {
    const rows = await api.ctx.db.execute(sql`select * from ${sql.identifier(name)}`);
    expect(JSON.stringify(rows), name).not.toMatch(/gh[sur]_/);
  }
  expect(api.logLines.join("\n")).not.toMatch(/gh[sur]_/);
});
