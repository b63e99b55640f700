import { expect, test } from "vitest";
import { catchGithubError, connectTo, startScriptedGithub } from "./scripted-github";

const input = { token: "ghs_installation", owner: "acme", repo: "web.site" };

test("every branch page is read, with and without rel=last, odd entries skipped", async () => {
  for (const withLast of [true, false]) {
    const github = await startScriptedGithub(({ url }) => {
      const page = Number(url.searchParams.get("page"));
      const last = withLast ? `, <${url.origin}/x?page=3>; rel="last"` : "";
      const link = `<${url.origin}/x?page=${page + 1}>; rel="next"${last}`;
      return {
        headers: { ...(page < 3 && { link }) },
        json: [{ name: `b${page}/ü` }, { name: "shared" }, { name: 4 }, null],
      };
    });
    expect(await connectTo(github).listAllBranches(input)).toEqual(["b1/ü", "shared", "b2/ü", "b3/ü"]);
    expect(github.requests[0]?.url.pathname).toBe("/api/v3/repos/acme/web.site/branches");
  }
});

test("a failing later page fails the whole, so that a cut list never looks complete", async () => {
  const github = await startScriptedGithub(({ url }) =>
    url.searchParams.get("page") === "1"
      ? { headers: { link: `<${url.origin}/x?page=9>; rel="last"` }, json: [{ name: "a" }] }
      : { status: 404, json: { message: "Not Found" } },
  );
  expect((await catchGithubError(connectTo(github).listAllBranches(input))).kind).toBe("gone");
});

test("a missing default branch is null", async () => {
  const github = await startScriptedGithub(() => ({ json: { id: 1 } }));
  expect(await connectTo(github).getDefaultBranch(input)).toBeNull();
});

test.each(["..", ".", "a/b", "", "a?b", "a%2fb", "a\nb"])(
  "no request leaves for the name %j",
  async (repo) => {
    const github = await startScriptedGithub(() => ({ json: [] }));
    const client = connectTo(github);
    await expect(client.listAllBranches({ ...input, repo })).rejects.toThrow(TypeError);
    await expect(client.getDefaultBranch({ ...input, owner: repo })).rejects.toThrow(TypeError);
    expect(github.requests).toHaveLength(0);
  },
);
