import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isErrorEnvelope } from "@/lib/contract/envelope";
import { buildPath } from "@/lib/contract/path";
import { type EndpointId, type RegistryEntry, registry } from "@/lib/contract/registry";
import { createTestApi, type TestApi, uniqueName } from "./testing/create-test-api";
import { linkInstallation } from "./testing/link-installation";
import { listPaths } from "./testing/list-paths";
import {
  createKeyClient,
  createSessionClient,
  envelopeOf,
  signIn,
  type TestClient,
} from "./testing/test-client";

/** Published endpoints whose behaviour is still to come. This list may only shrink. */
const notBuilt: readonly EndpointId[] = [
  "twoFactorStartSetup",
  "start2faSetup",
  "twoFactorValidate",
  "validate2fa",
  "twoFactorStatus",
  "twoFactorBackupCodes",
  "twoFactorDisable",
  "emailCancelChange",
  "emailRequestVerification",
  "emailVerify",
  "pushTokenRegister",
  "pushTokenUnregister",
  "onboardingSkip",
  "scenePersonalise",
];

/** Fields of PATCH users/@me/ whose areas are still to come. This list may only shrink, too. */
const notBuiltFields = {
  email: "new@example.com",
  password: "a long new password",
  notification_settings: { plugin_disabled: false },
};

/** Bodies that pass validation, for the endpoints that need one. */
const bodies: Partial<Record<EndpointId, Record<string, unknown>>> = {
  accountUpdate: { first_name: "Grace" },
  githubStart: { new_account: true },
  loginToken: { token: "123456" },
  twoFactorValidate: { token: "123456" },
  validate2fa: { token: "123456" },
  emailRequestVerification: { uuid: "095be615-a8ad-4c33-8e9c-c7612fbf6c9f" },
  emailVerify: { uuid: "095be615-a8ad-4c33-8e9c-c7612fbf6c9f", code: "123456" },
  pushTokenRegister: { token: "t", platform: "ios" },
  pushTokenUnregister: { token: "t" },
  onboardingSkip: { reason: "later" },
  scenePersonalise: { scene: "Dashboard", dashboard: 1 },
};

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
  { id: "pushTokenRegister", body: { token: "t", platform: "tv" }, code: "invalid_choice", attr: "platform" },
  { id: "pushTokenUnregister", body: { token: "" }, code: "blank", attr: "token" },
  { id: "onboardingSkip", body: {}, code: "required", attr: "reason" },
  { id: "onboardingSkip", body: { reason: "delegated" }, code: "invalid_choice", attr: "reason" },
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
  params = { uuid: "@me", installation_id, id: "095be615-a8ad-4c33-8e9c-c7612fbf6c9f" };
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
  const pending = new Set<EndpointId>(notBuilt);
  // Removal and sign-out would end what the other cases stand on; they have tests of their own.
  const elsewhere = new Set<EndpointId>([
    "githubRemove",
    "githubRemoveRequest",
    "sessionRemove",
    "sessionsRevokeOthers",
    "logout",
    "loginCreate",
    "loginToken",
    "schemaGet",
  ]);
  const built = registry.filter(({ endpoint }) => !pending.has(endpoint.id) && !elsewhere.has(endpoint.id));

  test.each(titled(built))("%s parses by the contract and emits just what is listed", async (_, entry) => {
    const answer = await call(session, entry);
    expect(answer.status).toBe(entry.schemas.status);
    if (!entry.schemas.response) {
      expect(answer.body).toBe("");
      return;
    }
    expect(entry.schemas.response.safeParse(answer.body).error).toBeUndefined();
    const required = entry.schemas.emits.filter((path) => !path.endsWith("?"));
    const allowed = new Set(entry.schemas.emits.map((path) => path.replace("?", "")));
    const paths = listPaths(answer.body, allowed);
    expect(paths.filter((path) => !allowed.has(path))).toEqual([]);
    expect(required.filter((path) => !paths.includes(path) && !path.includes("[]."))).toEqual([]);
  });

  test.each(notBuilt)("%s answers 501 in the envelope until it is built", async (id) => {
    const entry = registry.find((candidate) => candidate.endpoint.id === id);
    expect(entry?.endpoint.origin).toBe("published");
    if (entry) {
      const answer = await call(session, entry);
      expect(answer.status).toBe(501);
      expect(isErrorEnvelope(answer.body)).toBe(true);
    }
  });

  test.each(Object.entries(notBuiltFields))(
    "X1: PATCH of %s is 501 and changes nothing else",
    async (key, value) => {
      const body = { [key]: value, first_name: "Not Saved" };
      const answer = await session.call("/api/users/@me/", { method: "PATCH", body });
      expect(answer.status).toBe(501);
      expect((await session.get("/api/users/@me/")).body).not.toMatchObject({ first_name: "Not Saved" });
    },
  );

  test.each(["email", "password"] as const)("PATCH of %s by a key is 403", async (key) => {
    const { user } = await api.accounts.createUser();
    const client = createKeyClient(api, await api.accounts.createKey(user, ["user:write"]));
    const answer = await client.call("/api/users/@me/", {
      method: "PATCH",
      body: { [key]: notBuiltFields[key] },
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
