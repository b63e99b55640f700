import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Dashboard } from "@/lib/contract/schemas/preferences";
import { createTestApi, type TestApi } from "../testing/create-test-api";
import { createDashboards, createProgram, refusalOf } from "../testing/preferences-kit";
import { createKeyClient, type TestClient } from "../testing/test-client";
import { createSomeone, expectOk } from "../testing/two-factor-kit";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());

const find = (client: TestClient, teamId: number | string, search?: string) =>
  client.get(
    `/api/projects/${teamId}/dashboards/${search === undefined ? "" : `?search=${encodeURIComponent(search)}`}`,
  );

async function namesOf(client: TestClient, teamId: number, search?: string): Promise<string[]> {
  const { body } = expectOk(await find(client, teamId, search));
  return (body as { results: Dashboard[] }).results.map(({ name }) => name);
}

describe("the dashboards of a project", () => {
  test("come by name, whatever the case, with id and name alone", async () => {
    const { client, teamId } = await createSomeone(api);
    const [zebra, apple, Mango] = await createDashboards(api, teamId, ["zebra", "apple", "Mango"]);
    expect((await find(client, teamId)).body).toEqual({
      results: [
        { id: apple, name: "apple" },
        { id: Mango, name: "Mango" },
        { id: zebra, name: "zebra" },
      ],
      next: null,
    });
  });

  test("of one name come in the order they were made", async () => {
    const { client, teamId } = await createSomeone(api);
    const ids = await createDashboards(api, teamId, ["Same", "Same", "Same"]);
    const { body } = await find(client, teamId);
    expect((body as { results: Dashboard[] }).results.map(({ id }) => id)).toEqual(ids);
  });

  test.each([
    ["100%", ["100% done"]],
    ["%", ["100% done"]],
    ["_", ["a_b"]],
    ["\\", ["back\\slash"]],
    ["a_b", ["a_b"]],
    ["AXB", ["axb"]],
    ["  done ", ["100% done"]],
    ["'", ["o'clock"]],
    ["Ümlaut", ["ümlaut"]],
    ["nothing", []],
  ])("%j finds %j: what is typed is text, not a pattern", async (search, expected) => {
    const { client, teamId } = await createSomeone(api);
    await createDashboards(api, teamId, ["100% done", "a_b", "axb", "back\\slash", "o'clock", "ümlaut"]);
    expect(await namesOf(client, teamId, search)).toEqual(expected);
  });

  test("a blank search is none, and at most a hundred come", async () => {
    const { client, teamId } = await createSomeone(api);
    await createDashboards(
      api,
      teamId,
      Array.from({ length: 101 }, (_, index) => `Board ${String(index).padStart(3, "0")}`),
    );
    const names = await namesOf(client, teamId, "  ");
    expect(names).toHaveLength(100);
    expect(names.at(-1)).toBe("Board 099");
    expect(await namesOf(client, teamId, "100")).toEqual(["Board 100"]);
  });

  test("A1: of a project one is no member of are not found, as if there were none", async () => {
    const { client } = await createSomeone(api);
    const stranger = await createSomeone(api);
    await createDashboards(api, stranger.teamId, ["Secret"]);
    const answers = [await find(client, stranger.teamId), await find(client, 999_999_999)];
    for (const answer of answers) {
      expect(refusalOf(answer)).toMatchObject({ status: 404, code: "not_found", detail: "Not found." });
    }
    expect((await find(client, "nonsense")).status).toBe(400);
    expect((await find(client, "99999999999")).status).toBe(400);
  });

  test("of every project of one's own can be read, not only the current one's", async () => {
    const { client, user } = await createSomeone(api);
    const second = await api.accounts.createOrganization(user);
    await createDashboards(api, second.teamId, ["Elsewhere"]);
    expect(await namesOf(client, second.teamId)).toEqual(["Elsewhere"]);
  });

  test("A1: are for sessions alone, and a search has an end", async () => {
    const { client, teamId } = await createSomeone(api);
    expect((await find(createKeyClient(api, null), teamId)).status).toBe(401);
    const program = await createProgram(api, ["*"]);
    expect((await find(program.client, program.teamId)).status).toBe(403);
    expect(refusalOf(await find(client, teamId, "x".repeat(257)))).toMatchObject({
      code: "max_length",
      attr: "search",
    });
  });
});
