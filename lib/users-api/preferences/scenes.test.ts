import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dashboards, scenePersonalisations } from "../db/schema/preferences";
import { createTestApi, type TestApi } from "../testing/create-test-api";
import {
  createDashboards,
  createProgram,
  invalid,
  preferencesPaths,
  refusalOf,
} from "../testing/preferences-kit";
import type { TestClient } from "../testing/test-client";
import { createSomeone, expectOk, me } from "../testing/two-factor-kit";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());

const send = (client: TestClient, body: object, path = preferencesPaths.scene) => client.post(path, body);

async function createPerson() {
  const person = await createSomeone(api);
  const [dashboard = 0, other = 0] = await createDashboards(api, person.teamId, ["One", "Two"]);
  return { ...person, dashboard, other };
}

const scenesOf = (answer: { body: unknown }) =>
  (answer.body as { scene_personalisation: object[] }).scene_personalisation;

const taken = (type: string) => `Incorrect type. Expected pk value, received ${type}.`;
const missing = (id: string) => `Invalid pk "${id}" - object does not exist.`;

describe("a scene's dashboard", () => {
  test("is stored for user, team and scene, and the answer is the whole user", async () => {
    const { client, dashboard, other } = await createPerson();
    const answer = expectOk(await send(client, { scene: "Person", dashboard }));
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual((await client.get(me)).body);
    expectOk(await send(client, { scene: "Group", dashboard }));
    const changed = expectOk(await send(client, { scene: "Person", dashboard: other }));
    expect(scenesOf(changed)).toEqual([
      { scene: "Group", dashboard },
      { scene: "Person", dashboard: other },
    ]);
  });

  test("may be named by a number or the text of one", async () => {
    const { client, dashboard } = await createPerson();
    for (const given of [dashboard, String(dashboard), ` ${dashboard} `, `+${dashboard}`]) {
      expect(scenesOf(expectOk(await send(client, { scene: "Person", dashboard: given })))).toEqual([
        { scene: "Person", dashboard },
      ]);
    }
  });

  test("of all the person's teams is listed, each in its own team", async () => {
    const { client, user, dashboard, teamId } = await createPerson();
    const second = await api.accounts.createOrganization(user);
    const [there = 0] = await createDashboards(api, second.teamId, ["There"]);
    expectOk(await send(client, { scene: "Person", dashboard }));
    expectOk(await client.call(me, { method: "PATCH", body: { set_current_team: second.teamId } }));
    const answer = expectOk(await send(client, { scene: "Person", dashboard: there }));
    expect(scenesOf(answer)).toEqual(
      expect.arrayContaining([
        { scene: "Person", dashboard },
        { scene: "Person", dashboard: there },
      ]),
    );
    expect(scenesOf(answer)).toHaveLength(2);
    const rows = await api.ctx.db
      .select()
      .from(scenePersonalisations)
      .where(and(eq(scenePersonalisations.userId, user.id), eq(scenePersonalisations.teamId, teamId)));
    expect(rows).toMatchObject([{ dashboardId: dashboard }]);
  });

  test("at once many times is stored once", async () => {
    const { client, dashboard, other } = await createPerson();
    const calls = Array.from({ length: 8 }, (_, index) =>
      send(client, { scene: "Person", dashboard: index % 2 ? dashboard : other }),
    );
    for (const answer of await Promise.all(calls)) {
      expect(answer.status).toBe(200);
    }
    expect(scenesOf(await client.get(me))).toHaveLength(1);
  });

  test("user and team in the body are ignored", async () => {
    const { client, user, dashboard } = await createPerson();
    const stranger = await createPerson();
    const body = { scene: "Person", dashboard, user: stranger.user.id, team: stranger.teamId };
    expectOk(await send(client, body));
    expect(scenesOf(await stranger.client.get(me))).toEqual([]);
    const rows = await api.ctx.db
      .select()
      .from(scenePersonalisations)
      .where(eq(scenePersonalisations.userId, user.id));
    expect(rows).toHaveLength(1);
  });

  test("that was deleted leaves the scene without one", async () => {
    const { client, dashboard } = await createPerson();
    expectOk(await send(client, { scene: "Person", dashboard }));
    await api.ctx.db.delete(dashboards).where(eq(dashboards.id, dashboard));
    expect(scenesOf(await client.get(me))).toEqual([{ scene: "Person", dashboard: null }]);
  });

  test("needs no recent proof, unlike other changes of a session", async () => {
    const { client, dashboard } = await createPerson();
    api.clock.advanceSeconds(7_201);
    expectOk(await send(client, { scene: "Person", dashboard }));
    const name = await client.call(me, { method: "PATCH", body: { first_name: "Grace" } });
    expect(refusalOf(name).code).toBe("sensitive_action_required_reauth");
  });

  test("A1: is for sessions; staff may set another's, in that person's team", async () => {
    const { user, dashboard } = await createPerson();
    const { client: program } = await createProgram(api, ["*"]);
    expect((await send(program, { scene: "Person", dashboard })).status).toBe(403);
    const path = preferencesPaths.scene.replace("@me", user.uuid);
    const stranger = await createPerson();
    expect((await send(stranger.client, { scene: "Person", dashboard }, path)).status).toBe(403);
    const staff = await createSomeone(api, { isStaff: true });
    const answer = expectOk(await send(staff.client, { scene: "Person", dashboard }, path));
    expect(answer.body).toMatchObject({ uuid: user.uuid });
    expect(scenesOf(answer)).toEqual([{ scene: "Person", dashboard }]);
  });
});

const noDashboard = invalid("invalid_input", null, "Dashboard must be provided.");
const nullDashboard = invalid("invalid_input", "dashboard", "Dashboard must be provided.");
const foreign = invalid("invalid_input", "dashboard", "Dashboard must belong to the user's current team.");
const tooLong = invalid("max_length", "scene", "Ensure this field has no more than 200 characters.");

describe("what is refused, in PostHog's order and words", () => {
  test.each([
    ["nothing at all", {}, noDashboard],
    ["no dashboard", { scene: "Person" }, noDashboard],
    ["null for a dashboard", { scene: "Person", dashboard: null }, nullDashboard],
    ["an empty dashboard", { scene: "Person", dashboard: "" }, nullDashboard],
    ["text", { scene: "Person", dashboard: "x" }, invalid("incorrect_type", "dashboard", taken("str"))],
    ["a list", { scene: "Person", dashboard: [1] }, invalid("incorrect_type", "dashboard", taken("list"))],
    [
      "an object",
      { scene: "Person", dashboard: { id: 1 } },
      invalid("incorrect_type", "dashboard", taken("dict")),
    ],
    [
      "a truth value",
      { scene: "Person", dashboard: true },
      invalid("incorrect_type", "dashboard", taken("bool")),
    ],
    [
      "an unknown id",
      { scene: "Person", dashboard: 999_999_999 },
      invalid("does_not_exist", "dashboard", missing("999999999")),
    ],
    [
      "a negative id",
      { scene: "Person", dashboard: "-1" },
      invalid("does_not_exist", "dashboard", missing("-1")),
    ],
    [
      "an id no column holds",
      { scene: "Person", dashboard: 1e15 },
      invalid("does_not_exist", "dashboard", missing("1000000000000000")),
    ],
    [
      "a fraction",
      { scene: "Person", dashboard: 1.5 },
      invalid("does_not_exist", "dashboard", missing("1.5")),
    ],
    ["too long a scene, before a missing dashboard", { scene: "x".repeat(201) }, tooLong],
    [
      "a scene that is no text",
      { scene: 1, dashboard: "x" },
      invalid("invalid_input", "scene", "Not a valid string."),
    ],
    [
      "an empty scene",
      { scene: " ", dashboard: "x" },
      invalid("blank", "scene", "This field may not be blank."),
    ],
    [
      "null for a scene",
      { scene: null, dashboard: "x" },
      invalid("null", "scene", "This field may not be null."),
    ],
    [
      "an unknown id, before a missing scene",
      { dashboard: 999_999_999 },
      invalid("does_not_exist", "dashboard", missing("999999999")),
    ],
  ])("%s", async (_, body, refusal) => {
    const { client } = await createPerson();
    expect(refusalOf(await send(client, body))).toEqual(refusal);
    expect(scenesOf(await client.get(me))).toEqual([]);
  });

  test("no scene, once the dashboard is right", async () => {
    const { client, dashboard } = await createPerson();
    expect(refusalOf(await send(client, { dashboard }))).toEqual(
      invalid("invalid_input", null, "Scene must be provided."),
    );
  });

  test("a scene of 200 characters passes, one more does not", async () => {
    const { client, dashboard } = await createPerson();
    expectOk(await send(client, { scene: "x".repeat(200), dashboard }));
    expect(refusalOf(await send(client, { scene: "x".repeat(201), dashboard }))).toEqual(tooLong);
  });

  test("A1: another team's dashboard, one's own other team's too, before a missing scene", async () => {
    const { client, user } = await createPerson();
    const stranger = await createPerson();
    const second = await api.accounts.createOrganization(user);
    const [own = 0] = await createDashboards(api, second.teamId, ["Own"]);
    for (const dashboard of [stranger.dashboard, own]) {
      expect(refusalOf(await send(client, { scene: "Person", dashboard }))).toEqual(foreign);
      expect(refusalOf(await send(client, { dashboard }))).toEqual(foreign);
    }
    expect(scenesOf(await client.get(me))).toEqual([]);
  });
});
