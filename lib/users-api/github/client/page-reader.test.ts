import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterEach, expect, onTestFinished, test, vi } from "vitest";
import { createPageReader } from "./page-reader";
import { readRepositories } from "./read-repositories.mjs";

afterEach(() => void vi.restoreAllMocks());

const LARGE = "x".repeat(100_000);
const toBody = (text: string) => new TextEncoder().encode(text);

function toPage(repositories: unknown, extra: object = {}): Uint8Array {
  return toBody(JSON.stringify({ total_count: 1, repositories, ...extra }));
}

function startReader(file?: URL) {
  const reader = createPageReader(file);
  onTestFinished(() => reader.close());
  return reader;
}

const good = { id: 1, name: "a", full_name: "o/a" };

test("a large page is not parsed on the thread that answers people, a small one is", async () => {
  const reader = startReader();
  const [large, small] = [toPage([{ ...good, description: LARGE }]), toPage([good])];
  const parse = vi.spyOn(JSON, "parse");
  const read = await reader.read(large);
  expect(parse).not.toHaveBeenCalled();
  expect(read).toStrictEqual({ total_count: 1, repositories: [good] });
  expect(await reader.read(small)).toStrictEqual(read);
  expect(parse).toHaveBeenCalledOnce();
});

const odd: [string, Uint8Array][] = [
  [
    "entries without id, name or full name",
    toPage([null, 3, "x", [], {}, { ...good, id: 1.5 }, good], { LARGE }),
  ],
  ["odd optional fields", toPage([{ ...good, language: null, archived: "no", permissions: 1 }], { LARGE })],
  ["a list that is none", toPage("none", { LARGE })],
  [
    "an id past 2^53",
    toBody(`{"repositories":[{"id":12345678901234567890,"name":"${LARGE}","full_name":""}]}`),
  ],
  ["text that is no JSON", toBody(`<html>${LARGE}`)],
  ["a list in place of the answer", toBody(JSON.stringify([LARGE]))],
];

test.each(odd)("%s: the thread makes of it what is made of it here", async (_, body) => {
  const expected = readRepositories(body);
  const parse = vi.spyOn(JSON, "parse");
  expect(await startReader().read(body)).toStrictEqual(expected);
  expect(parse).not.toHaveBeenCalled();
});

/** Marks what it reads; a body that begins with a space ends it. */
const buildFragile = (end: string) =>
  new URL(`data:text/javascript,import { parentPort } from "node:worker_threads";
    parentPort.on("message", ({ id, body }) => {
      if (body[0] === 32) ${end};
      parentPort.postMessage({ id, page: { total_count: "thread" } });
    });`);

test.each(["process.exit(1)", 'throw new Error("broken")'])(
  "after %s on the thread no page is lost, and the next one starts another thread",
  async (end) => {
    const reader = startReader(buildFragile(end));
    const page = toPage([good], { LARGE });
    const poison = new Uint8Array([32, ...page]);
    const here = { total_count: 1, repositories: [good] };
    const there = { total_count: "thread" };
    expect(await reader.read(page)).toEqual(there);
    expect(await Promise.all([poison, page].map(reader.read))).toEqual([here, here]);
    expect(await reader.read(page)).toEqual(there);
  },
);

test("where no thread can start, pages are read all the same", async () => {
  const page = toPage([good], { LARGE });
  for (const file of ["https://files.test/reader.mjs", "file:///none/reader.mjs"]) {
    expect(await startReader(new URL(file)).read(page)).toEqual({ total_count: 1, repositories: [good] });
  }
});

test("the thread starts in a process that runs TypeScript, and does not keep it running", async () => {
  const script = `
    import { createPageReader } from ${JSON.stringify(new URL("./page-reader.ts", import.meta.url).href)};
    const body = new TextEncoder().encode(JSON.stringify({ total_count: 7, repositories: [], pad: "${"x".repeat(70_000)}" }));
    JSON.parse = () => { throw new Error("parsed here"); };
    console.log((await createPageReader().read(body)).total_count);`;
  const args = ["--import", "tsx", "--input-type=module", "--eval", script];
  const { stdout } = await promisify(execFile)(process.execPath, args, { timeout: 50_000 });
  expect(stdout.trim()).toBe("7");
}, 60_000);
