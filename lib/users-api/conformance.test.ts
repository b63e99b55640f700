import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildPath } from "@/lib/contract/path";
import {
  type EndpointId,
  registry as everything,
  type RegistryEntry,
  apiRegistry as registry,
} from "@/lib/contract/registry";
import { createTestApi, type TestApi, uniqueName } from "./testing/create-test-api";
import { linkInstallation } from "./testing/link-installation";
import { listPaths } from "./testing/list-paths";
import { createDashboards, preferencesPaths } from "./testing/preferences-kit";
import {
  createKeyClient,
  createSessionClient,
  envelopeOf,
  signIn,
  type TestClient,
} from "./testing/test-client";
import { codeNow } from "./testing/totp-codes";
import {
  createCodes,
  createProtected,
  createSomeone,
  paths,
  signInWithCode,
  startSetup,
} from "./testing/two-factor-kit";

/** Bodies that pass validation, for the endpoints that need one. */
const bodies: Partial<Record<EndpointId, Record<string, unknown>>> = {
  accountUpdate: { first_name: "Grace" },
  githubStart: { new_account: true },
  loginToken: { token: "123456" },
  passwordResetRequest: { email: "nobody@example.com" },
  twoFactorValidate: { token: "123456" },
  validate2fa: { token: "123456" },
  emailRequestVerification: { uuid: "095be615-a8ad-4c33-8e9c-c7612fbf6c9f" },
  emailVerify: { uuid: "095be615-a8ad-4c33-8e9c-c7612fbf6c9f", code: "123456" },
  pushTokenRegister: { token: "t", platform: "ios" },
  pushTokenUnregister: { token: "t" },
  onboardingSkip: { reason: "later" },
  apiKeyCreate: { label: "Laptop", scopes: ["user:read"] },
  notificationTest: { key: "plugin_disabled" },
};

type Arranged = {
  client: TestClient;
  id?: string;
  params?: Record<string, string>;
  body?: Record<string, unknown>;
};

/** Calls that need an account of their own, in a state of its own. */
const arranged: Partial<Record<EndpointId, () => Promise<Arranged>>> = {
  twoFactorValidate: arrangeSetup,
  validate2fa: arrangeSetup,
  twoFactorStatus: arrangeCodes,
  twoFactorBackupCodes: () => createProtected(api),
  twoFactorCheckCode: async () => ({ ...(await arrangeCodes()), body: { code: "0123456789abc" } }),
  twoFactorDisable: () => createProtected(api),
  authenticatorsList: () => arrangeItem(paths.authenticators),
  authenticatorStart: async () => ({ ...(await createProtected(api)), body: { name: "Tablet" } }),
  authenticatorValidate: arrangeAuthenticator,
  authenticatorRename: async () => ({
    ...(await arrangeItem(paths.authenticators)),
    body: { name: "Phone" },
  }),
  authenticatorRemove: async () => {
    const { client, id, body } = await arrangeAuthenticator();
    await client.post(`${paths.authenticators}${id}/validate/`, body);
    return { client, id: await firstId(client, paths.authenticators) };
  },
  emailCancelChange: async () => {
    const { client } = await createSomeone(api);
    const email = `${uniqueName("new")}@example.com`;
    await client.call("/api/users/@me/", { method: "PATCH", body: { email } });
    return { client };
  },
  scenePersonalise: async () => {
    const person = await createSomeone(api);
    const [dashboard] = await createDashboards(api, person.teamId, ["Numbers"]);
    return { ...person, body: { scene: "Person", dashboard } };
  },
  dashboardsList: async () => {
    const person = await createSomeone(api);
    await createDashboards(api, person.teamId, ["Numbers"]);
    return { client: person.client, params: { team_id: String(person.teamId) } };
  },
  pushTokensList: arrangePushToken,
  pushTokenRemove: arrangePushToken,
  apiKeysList: arrangeApiKey,
  apiKeyUpdate: async () => ({ ...(await arrangeApiKey()), body: { label: "Desk" } }),
  apiKeyRoll: arrangeApiKey,
  apiKeyRemove: arrangeApiKey,
  devicesList: () => arrangeItem(paths.devices),
  deviceRemove: () => arrangeItem(paths.devices),
};

async function arrangeSetup(): Promise<Arranged> {
  const { client } = await createSomeone(api);
  return { client, body: { token: codeNow(api, await startSetup(client)) } };
}

async function arrangeCodes(): Promise<Arranged> {
  const { client } = await createProtected(api);
  await createCodes(client);
  return { client };
}

async function arrangeAuthenticator(): Promise<Arranged & { id: string }> {
  const { client } = await createProtected(api);
  const answer = await client.post(paths.authenticators, { name: "Tablet" });
  const { id, secret } = answer.body as { id: string; secret: string };
  return { client, id, body: { token: codeNow(api, secret) } };
}

/** A person with an authenticator and a remembered browser. */
async function arrangeItem(path: string): Promise<Arranged> {
  const person = await createProtected(api);
  const client = await signInWithCode(api, person);
  return { client, id: await firstId(client, path) };
}

async function arrangePushToken(): Promise<Arranged> {
  const { client } = await createSomeone(api);
  await client.post(preferencesPaths.pushTokens, { token: uniqueName("token"), platform: "ios" });
  return { client, id: await firstId(client, preferencesPaths.pushTokens) };
}

async function arrangeApiKey(): Promise<Arranged> {
  const { client } = await createSomeone(api);
  await client.post(preferencesPaths.apiKeys, bodies.apiKeyCreate);
  return { client, id: await firstId(client, preferencesPaths.apiKeys) };
}

async function firstId(client: TestClient, path: string): Promise<string> {
  const { results } = (await client.get(path)).body as { results: { id: string }[] };
  return results[0]?.id ?? "";
}

const badInput: { id: EndpointId; query?: string; body?: unknown; code: string; attr: string | null }[] = [
  { id: "githubListRepos", query: "?limit=0", code: "min_value", attr: "limit" },
  { id: "githubListRepos", query: "?limit=501", code: "max_value", attr: "limit" },
  { id: "githubListRepos", query: "?offset=-1", code: "min_value", attr: "offset" },
  { id: "githubListBranches", code: "required", attr: "repo" },
  { id: "githubListBranches", query: "?repo=", code: "blank", attr: "repo" },
  { id: "githubListBranches", query: "?repo=acme", code: "invalid_input", attr: null },
  { id: "githubListBranches", query: "?repo=a/b&limit=1001", code: "max_value", attr: "limit" },
  { id: "githubStart", body: { team_id: "x" }, code: "invalid_input", attr: null },
  { id: "integrationsList", query: "?kind=slack", code: "invalid_input", attr: "kind" },
  { id: "accountUpdate", body: { theme_mode: "pink" }, code: "invalid_choice", attr: "theme_mode" },
  { id: "accountUpdate", body: { first_name: "x".repeat(151) }, code: "max_length", attr: "first_name" },
  { id: "accountUpdate", body: { anonymize_data: "x" }, code: "invalid_input", attr: "anonymize_data" },
  { id: "accountList", query: "?limit=x", code: "invalid_input", attr: "limit" },
  { id: "loginCreate", body: { email: "a@b.c" }, code: "required", attr: "password" },
  { id: "loginToken", body: {}, code: "required", attr: "token" },
  { id: "loginToken", body: { token: "" }, code: "blank", attr: "token" },
  { id: "loginToken", body: { token: "1", remember: "x" }, code: "invalid_input", attr: "remember" },
  { id: "twoFactorValidate", body: {}, code: "required", attr: "token" },
  { id: "validate2fa", body: {}, code: "required", attr: "token" },
  { id: "twoFactorCheckCode", body: {}, code: "required", attr: "code" },
  { id: "authenticatorStart", body: {}, code: "required", attr: "name" },
  { id: "authenticatorRename", body: { name: "" }, code: "blank", attr: "name" },
  { id: "authenticatorValidate", body: {}, code: "required", attr: "token" },
  { id: "activityList", query: "?type=nonsense", code: "invalid_choice", attr: "type" },
  { id: "pushTokenRegister", body: { token: "t", platform: "tv" }, code: "invalid_choice", attr: "platform" },
  { id: "pushTokenUnregister", body: { token: "" }, code: "blank", attr: "token" },
  { id: "onboardingSkip", body: {}, code: "required", attr: "reason" },
  { id: "onboardingSkip", body: { reason: "delegated" }, code: "invalid_choice", attr: "reason" },
  { id: "scenePersonalise", body: { scene: "Person" }, code: "invalid_input", attr: null },
  { id: "scenePersonalise", body: { dashboard: "x" }, code: "incorrect_type", attr: "dashboard" },
  { id: "dashboardsList", query: `?search=${"x".repeat(257)}`, code: "max_length", attr: "search" },
  { id: "notificationTest", body: {}, code: "required", attr: "key" },
  {
    id: "notificationTest",
    body: { key: "realtime_notifications_disabled" },
    code: "invalid_choice",
    attr: "key",
  },
  { id: "apiKeyCreate", body: {}, code: "required", attr: "label" },
  { id: "apiKeyUpdate", body: { scopes: [] }, code: "invalid_input", attr: "scopes" },
  {
    id: "accountUpdate",
    body: { notification_settings: { bogus: true } },
    code: "invalid_input",
    attr: "notification_settings",
  },
];

let api: TestApi;
let session: TestClient;
let params: Record<string, string>;
let repository: string;

beforeAll(async () => {
  api = await createTestApi();
  const { user } = await api.accounts.createUser();
  session = await signIn(api, user.email);
  const login = uniqueName("octo");
  await api.sandbox.control.createAccount({ login, type: "User", repositories: ["hello", "world"] });
  repository = `${login}/hello`;
  const installation_id = await linkInstallation(api, session, login);
  params = {
    uuid: "@me",
    installation_id,
    id: "095be615-a8ad-4c33-8e9c-c7612fbf6c9f",
    team_id: "1",
  };
});
afterAll(() => api.close());

const pathOf = (entry: RegistryEntry, uuid = "@me") => buildPath(entry.endpoint.path, { ...params, uuid });
const guarded = registry.filter(({ endpoint }) => endpoint.credential !== "open");
const titled = (entries: readonly RegistryEntry[]) =>
  entries.map((entry) => [`${entry.endpoint.method} ${entry.endpoint.path}`, entry] as const);

function call(client: TestClient, entry: RegistryEntry, uuid?: string) {
  const repo = entry.endpoint.id === "githubListBranches" ? `?repo=${repository}` : "";
  const { method } = entry.endpoint;
  const body = method === "GET" ? undefined : (bodies[entry.endpoint.id] ?? {});
  return client.call(pathOf(entry, uuid) + repo, { method, body });
}

async function callArranged(entry: RegistryEntry) {
  const arrange = arranged[entry.endpoint.id];
  if (!arrange) {
    return call(session, entry);
  }
  const { client, id = params.id ?? "", params: own, body = {} } = await arrange();
  const { method, path } = entry.endpoint;
  return client.call(buildPath(path, { ...params, id, ...own }), {
    method,
    body: method === "GET" ? undefined : body,
  });
}

describe("A1: every endpoint that needs a credential", () => {
  test.each(titled(guarded))("%s is 401 without one", async (_, entry) => {
    const answer = await call(createKeyClient(api, null), entry);
    expect(answer.status).toBe(401);
    expect(envelopeOf(answer)).toMatchObject({ type: "authentication_error", code: "not_authenticated" });
  });

  test.each(titled(guarded))("%s refuses a key with another scope", async (_, entry) => {
    const { user } = await api.accounts.createUser();
    const key = await api.accounts.createKey(user, ["project:read"]);
    const answer = await call(createKeyClient(api, key), entry);
    expect(answer.status).toBe(403);
    expect(envelopeOf(answer).code).toBe("permission_denied");
  });

  const scoped = guarded.filter(({ endpoint }) => endpoint.scope === "user:write");
  test.each(titled(scoped))("%s refuses a key that may only read", async (_, entry) => {
    const { user } = await api.accounts.createUser();
    const key = await api.accounts.createKey(user, ["user:read"]);
    const answer = await call(createKeyClient(api, key), entry);
    expect(envelopeOf(answer).detail).toBe("API key missing required scope 'user:write'");
  });

  const named = guarded.filter(({ endpoint }) => ["self_or_staff", "self_only"].includes(endpoint.user));
  test.each(titled(named))("%s refuses another user's uuid", async (_, entry) => {
    const { user } = await api.accounts.createUser();
    const answer = await call(session, entry, user.uuid);
    expect(answer.status).toBe(403);
    expect(envelopeOf(answer).code).toBe("permission_denied");
  });
});

describe("every path", () => {
  test.each([...new Set(registry.map(({ endpoint }) => endpoint.path))])(
    "%s answers an unknown method with 405 in the envelope",
    async (path) => {
      const answer = await session.call(buildPath(path, params), { method: "PUT", body: {} });
      expect(answer.status).toBe(405);
      expect(answer.body).toEqual({
        type: "invalid_request",
        code: "method_not_allowed",
        detail: 'Method "PUT" not allowed.',
        attr: null,
      });
    },
  );

  test("what today's PostHog alone has is 404", async () => {
    const others = everything.filter(({ endpoint }) => endpoint.isOfToday);
    expect(others.length).toBeGreaterThan(0);
    for (const entry of others) {
      expect((await call(session, entry)).status, entry.endpoint.path).toBe(404);
    }
  });

  test("an unknown path is 404 in the envelope", async () => {
    const answer = await session.get("/api/users/@me/nothing/here/");
    expect(answer.status).toBe(404);
    expect(envelopeOf(answer)).toEqual({
      type: "invalid_request",
      code: "not_found",
      detail: "Not found.",
      attr: null,
    });
  });
});

describe("bad input", () => {
  test.each(badInput)("$id with $query $body is 400 $code", async ({ id, query = "", body, code, attr }) => {
    const entry = registry.find((candidate) => candidate.endpoint.id === id);
    expect(entry).toBeDefined();
    if (entry) {
      const { method } = entry.endpoint;
      const answer = await session.call(pathOf(entry) + query, {
        method,
        body: method === "GET" ? undefined : body,
      });
      expect(answer.status).toBe(400);
      expect(envelopeOf(answer)).toMatchObject({ type: "validation_error", code, attr });
    }
  });

  test("broken JSON is 400 parse_error, an unknown media type 415, a huge body 413", async () => {
    const send = (contentType: string, form: string) =>
      session.call("/api/users/@me/", { method: "PATCH", form, headers: { "content-type": contentType } });
    const broken = await send("application/json", '{"a":');
    expect([broken.status, envelopeOf(broken).code]).toEqual([400, "parse_error"]);
    expect((await send("text/xml", "<a/>")).status).toBe(415);
    expect((await send("application/json", `{"a":"${"x".repeat(70_000)}"}`)).status).toBe(413);
  });

  test("a form body works as in the page's curl lines, under a JSON content type too", async () => {
    for (const contentType of ["application/x-www-form-urlencoded", "application/json"]) {
      const answer = await session.call("/api/users/@me/", {
        method: "PATCH",
        form: "first_name=Form+Filler",
        headers: { "content-type": contentType },
      });
      expect(answer.body).toMatchObject({ first_name: "Form Filler" });
    }
  });
});

describe("success", () => {
  // Removal and sign-out would end what the other cases stand on; they have tests of their own.
  const elsewhere = new Set<EndpointId>([
    "githubRemove",
    "githubRemoveRequest",
    "sessionRemove",
    "sessionsRevokeOthers",
    "logout",
    "loginCreate",
    "loginToken",
    // These follow a link in a mail, or make an account where that is open.
    "emailVerify",
    "emailUndoChange",
    "passwordReset",
    "signUp",
    "schemaGet",
  ]);
  const built = registry.filter(({ endpoint }) => !elsewhere.has(endpoint.id));

  test.each(titled(built))("%s parses by the contract and emits just what is listed", async (_, entry) => {
    const answer = await callArranged(entry);
    expect(answer.status).toBe(entry.schemas.status);
    if (!entry.schemas.response) {
      expect(answer.body).toBe("");
      return;
    }
    expect(entry.schemas.response.safeParse(answer.body).error).toBeUndefined();
    const required = entry.schemas.emits.filter((path) => !path.endsWith("?"));
    const allowed = new Set(entry.schemas.emits.map((path) => path.replace("?", "")));
    const found = listPaths(answer.body, allowed);
    expect(found.filter((path) => !allowed.has(path))).toEqual([]);
    const isListed = (path: string) => !path.includes("[].") || entry.endpoint.id in arranged;
    expect(required.filter((path) => !found.includes(path) && isListed(path))).toEqual([]);
  });

  test.each(["email", "password"])("PATCH of %s by a key is 403", async (key) => {
    const { user } = await api.accounts.createUser();
    const client = createKeyClient(api, await api.accounts.createKey(user, ["user:write"]));
    const answer = await client.call("/api/users/@me/", {
      method: "PATCH",
      body: { [key]: "new-address@example.com" },
    });
    expect(answer.status).toBe(403);
    expect(envelopeOf(answer).detail).toContain("not with an API key or token");
  });

  test("the API describes itself, and shows the description on a page", async () => {
    const client = createSessionClient(api);
    const schema = await client.get("/api/schema/");
    expect(schema.body).toMatchObject({ openapi: "3.1.0" });
    const page = await client.get("/docs");
    expect(page.status).toBe(200);
    expect(String(page.body)).not.toMatch(/(src|href)="https?:/);
    expect((await client.get("/docs/swagger-ui-bundle.js")).status).toBe(200);
  });
});
