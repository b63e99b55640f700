import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { integrationsList } from "@/lib/contract/endpoints/github";

const envelope = { type: "authentication_error", code: "not_authenticated", detail: "No.", attr: null };
const json = (status: number, body: unknown) => Response.json(body, { status });

/** The status of each answer, by path; what a page asked stands in `asked`. */
let answers: { account: () => Response; list: () => Response };
let asked: string[];
let left: string[];

beforeEach(() => {
  vi.resetModules();
  asked = [];
  left = [];
  answers = { account: () => json(200, {}), list: () => json(200, { results: [] }) };
  vi.stubGlobal("window", {
    location: { pathname: "/settings/github", search: "?a=1", replace: (url: string) => left.push(url) },
  });
  vi.stubGlobal("fetch", async (path: string) => {
    asked.push(path);
    return path.includes("/integrations/") ? answers.list() : answers.account();
  });
});
afterEach(() => vi.unstubAllGlobals());

async function readList() {
  const { callDoor } = await import("./call-door");
  return callDoor({ endpoint: integrationsList });
}

describe("P13: a 401", () => {
  test("of a session that is over leads to sign-in once, however many calls met it, and back", async () => {
    answers = { account: () => json(401, envelope), list: () => json(401, envelope) };
    const results = await Promise.allSettled([readList(), readList(), readList()]);
    expect(results.every(({ status }) => status === "rejected")).toBe(true);
    expect(left).toEqual(["/sign-in?next=%2Fsettings%2Fgithub%3Fa%3D1&reason=expired"]);
    expect(asked.filter((path) => path === "/api/users/@me/")).toHaveLength(1);
  });

  test("in a race with a renewal signs nobody out: the read is made again", async () => {
    let isFirst = true;
    answers.list = () => {
      const response = isFirst ? json(401, envelope) : json(200, { results: [] });
      isFirst = false;
      return response;
    };
    expect((await readList()).body).toEqual({ results: [] });
    expect(left).toEqual([]);
  });

  test("that cannot be confirmed, since the server is down, signs nobody out", async () => {
    answers = { account: () => json(503, envelope), list: () => json(401, envelope) };
    await expect(readList()).rejects.toMatchObject({ status: 401 });
    expect(left).toEqual([]);
  });
});
