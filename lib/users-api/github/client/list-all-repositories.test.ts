import { expect, onTestFinished, test, vi } from "vitest";
import {
  catchGithubError,
  connectTo,
  type Reply,
  type SeenRequest,
  startScriptedGithub,
} from "./scripted-github";

const TOKEN = "ghs_installation";

function buildPage({ url }: SeenRequest, total: number): Reply {
  const page = Number(url.searchParams.get("page"));
  const lastPage = Math.ceil(total / 100);
  const ids = Array.from(
    { length: Math.min(100, total - (page - 1) * 100) },
    (_, i) => (page - 1) * 100 + i + 1,
  );
  const at = (n: number) => `<${url.origin}${url.pathname}?per_page=100&page=${n}>`;
  const link = `${at(page + 1)}; rel="next", ${at(lastPage)}; rel="last"`;
  return {
    headers: { etag: `W/"page-${page}"`, ...(page < lastPage && { link }) },
    json: {
      total_count: total,
      repositories: ids.map((id) => ({ id, name: `r${id}`, full_name: `acme/r${id}`, private: true })),
    },
  };
}

function answerConditionally(req: SeenRequest, total: number): Reply {
  const reply = buildPage(req, total);
  return req.headers["if-none-match"] === reply.headers?.etag
    ? { status: 304, headers: reply.headers }
    : reply;
}

test("12,000 repositories come in 120 requests, at most 10 at once, in GitHub's order", async () => {
  const github = await startScriptedGithub((req) => ({ ...buildPage(req, 12_000), delayMs: 2 }));
  const pages: number[] = [];
  const result = await connectTo(github).listAllRepositories({
    token: TOKEN,
    concurrency: 50,
    onPage: ({ page, items, totalCount }) => {
      expect(items).toHaveLength(100);
      expect(totalCount).toBe(12_000);
      pages.push(page);
    },
  });
  if ("notModified" in result) throw new Error("Expected a list");
  expect(result.repositories.map(({ id }) => id)).toEqual(Array.from({ length: 12_000 }, (_, i) => i + 1));
  expect(result.etags.get(120)).toBe('W/"page-120"');
  expect(github.requests).toHaveLength(120);
  expect(new Set(pages).size).toBe(120);
  expect(github.mostAtOnce()).toBeLessThanOrEqual(10);
}, 60_000);

test("full pages of a list are not parsed on the thread that answers people", async () => {
  const github = await startScriptedGithub((req) => ({
    ...buildPage(req, 300),
    text: JSON.stringify({ ...Object(buildPage(req, 300).json), padding: "x".repeat(500_000) }),
  }));
  const client = connectTo(github);
  onTestFinished(() => client.close());
  const parse = vi.spyOn(JSON, "parse");
  onTestFinished(() => parse.mockRestore());
  const result = await client.listAllRepositories({ token: TOKEN });
  expect("repositories" in result && result.repositories.length).toBe(300);
  const pagesParsedHere = parse.mock.calls.filter(([text]) => text.length > 500_000);
  expect(pagesParsedHere).toHaveLength(0);
});

test("odd entries are skipped and do not end the paging", async () => {
  const odd = [
    null,
    3,
    "x",
    {},
    { id: "9", name: "a", full_name: "a/a" },
    { id: 1.5, name: "a", full_name: "a/a" },
  ];
  const github = await startScriptedGithub((req) => {
    const reply = buildPage(req, 250);
    if (req.url.searchParams.get("page") !== "1") return reply;
    const good = {
      id: 900,
      name: "good",
      full_name: "acme/good",
      language: null,
      archived: "no",
      pushed_at: 5,
    };
    return { ...reply, json: { total_count: 250, repositories: [...odd, good] } };
  });
  const result = await connectTo(github).listAllRepositories({ token: TOKEN });
  if ("notModified" in result) throw new Error("Expected a list");
  expect(result.repositories).toHaveLength(151);
  expect(result.repositories[0]).toStrictEqual({ id: 900, name: "good", full_name: "acme/good" });
});

test("known optional fields are kept and nothing else", async () => {
  const full = {
    default_branch: "main",
    language: "Go",
    pushed_at: "2026-01-01",
    private: false,
    archived: true,
  };
  const github = await startScriptedGithub(() => ({
    json: {
      total_count: 1,
      repositories: [
        { id: 1, name: "a", full_name: "o/a", ...full, permissions: { push: true }, secret: "x" },
      ],
    },
  }));
  const page = await connectTo(github).listRepositoriesPage({ token: TOKEN, page: 1 });
  expect(page).toMatchObject({ status: "ok", lastPage: null, hasNext: false, totalCount: 1 });
  expect(page.status === "ok" && page.items).toStrictEqual([
    { id: 1, name: "a", full_name: "o/a", ...full, can_push: true },
  ]);
});

test("a list that grows while it is read is read to its end, and no entry comes twice", async () => {
  const github = await startScriptedGithub((req) => {
    const page = Number(req.url.searchParams.get("page"));
    return buildPage(req, page === 1 ? 150 : 350);
  });
  const result = await connectTo(github).listAllRepositories({ token: TOKEN });
  if ("notModified" in result) throw new Error("Expected a list");
  expect(result.repositories).toHaveLength(350);
});

test("a secondary rate limit surfaces with its seconds and stops the other pages", async () => {
  const github = await startScriptedGithub((req) => {
    const page = req.url.searchParams.get("page");
    if (page === "1") return buildPage(req, 12_000);
    if (page !== "4") return { hangs: "before_headers" };
    return { status: 403, headers: { "retry-after": "42" }, json: { message: "secondary rate limit" } };
  });
  const error = await catchGithubError(connectTo(github).listAllRepositories({ token: TOKEN }));
  expect(error).toMatchObject({ kind: "rate_limited", retryAfterSeconds: 42, status: 403 });
  await expect.poll(() => github.openNow()).toBe(0);
  // The first page, and the ten that were under way when the limit came.
  expect(github.requests.length).toBeLessThanOrEqual(11);
});

test("abort stops every page under way", async () => {
  const github = await startScriptedGithub((req) =>
    req.url.searchParams.get("page") === "1" ? buildPage(req, 12_000) : { hangs: "before_headers" },
  );
  const controller = new AbortController();
  const call = catchGithubError(connectTo(github).listAllRepositories({ token: TOKEN }, controller.signal));
  await expect.poll(() => github.openNow()).toBe(10);
  controller.abort();
  expect((await call).kind).toBe("aborted");
  await expect.poll(() => github.openNow()).toBe(0);
  expect(github.requests).toHaveLength(11);
});

test("304 for all pages gives notModified, without a body", async () => {
  const github = await startScriptedGithub((req) => answerConditionally(req, 950));
  const client = connectTo(github);
  const first = await client.listAllRepositories({ token: TOKEN });
  if ("notModified" in first) throw new Error("Expected a list");
  expect(await client.listAllRepositories({ token: TOKEN, etags: first.etags })).toEqual({
    notModified: true,
  });
  expect(github.requests).toHaveLength(20);
});

test("one changed page, or a missing ETag, fetches everything afresh", async () => {
  const github = await startScriptedGithub((req) => answerConditionally(req, 300));
  const client = connectTo(github);
  const variants = [
    new Map([
      [1, 'W/"old"'],
      [2, 'W/"page-2"'],
      [3, 'W/"page-3"'],
    ]),
    new Map([
      [1, 'W/"page-1"'],
      [2, 'W/"page-2"'],
      [3, 'W/"old"'],
    ]),
    new Map([
      [1, 'W/"page-1"'],
      [3, 'W/"page-3"'],
    ]),
    new Map<number, string>(),
  ];
  for (const etags of variants) {
    const result = await client.listAllRepositories({ token: TOKEN, etags });
    expect("repositories" in result && result.repositories.length).toBe(300);
  }
  // 3 where the first page tells at once, 3 + 3 where a later one does, 3 and 3 without conditions.
  expect(github.requests).toHaveLength(3 + 6 + 3 + 3);
});

test("a page without its list is an error, never an empty list", async () => {
  const github = await startScriptedGithub(() => ({ json: { total_count: 0, repositories: "none" } }));
  expect((await catchGithubError(connectTo(github).listAllRepositories({ token: TOKEN }))).kind).toBe(
    "invalid_answer",
  );
});

test("a count beyond reason is refused", async () => {
  const github = await startScriptedGithub(() => ({ json: { total_count: 9e9, repositories: [] } }));
  expect((await catchGithubError(connectTo(github).listAllRepositories({ token: TOKEN }))).kind).toBe(
    "invalid_answer",
  );
  expect(github.requests).toHaveLength(1);
});
