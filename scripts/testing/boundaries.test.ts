import { describe, expect, test } from "vitest";
import { readSources, type SourceFile } from "./imports";

const sources = readSources();
const isTest = ({ path }: SourceFile) => /\.test\.tsx?$|\/testing\/|^e2e\//.test(path);
const product = sources.filter((source) => !isTest(source));
const within = (path: string, ...rooms: string[]) =>
  rooms.some((room) => path === room || path.startsWith(`${room}/`) || path === `${room}.ts`);

/** Which rooms a room may import from, beside itself and packages (design.md 4). */
const allowed: Record<string, string[]> = {
  app: ["components", "lib/client", "lib/server", "lib/contract", "lib/routes"],
  components: ["lib/client", "lib/contract", "lib/routes"],
  "lib/client": ["lib/contract", "lib/routes"],
  "lib/server": ["lib/contract", "lib/routes"],
  "lib/users-api": ["lib/contract"],
  "lib/contract": [],
  "lib/routes.ts": [],
  "proxy.ts": ["lib/server", "lib/routes"],
  sandbox: [],
};

/** Every import of `files` that `isBad`, as `from → to`; empty where the rule holds. */
function breaches(files: SourceFile[], isBad: (from: string, to: string) => boolean): string[] {
  return files.flatMap(({ path, imports }) =>
    imports.filter((target) => isBad(path, target)).map((target) => `${path} → ${target}`),
  );
}

describe("the structure", () => {
  test.each(Object.entries(allowed))("%s imports only from itself and %j", (room, others) => {
    const files = product.filter(({ path }) => within(path, room));
    expect(files.length).toBeGreaterThan(0);
    expect(breaches(files, (_, target) => !within(target, room, ...others))).toEqual([]);
  });

  test("nothing but scripts, benches and tests imports the Users API or the sandbox", () => {
    const files = product.filter(({ path }) => !within(path, "lib/users-api", "sandbox", "scripts", "bench"));
    expect(breaches(files, (_, target) => within(target, "lib/users-api", "sandbox"))).toEqual([]);
  });

  test("an area of components imports no other area", () => {
    const shared = ["components/ui", "components/settings", "components/theme"];
    const areaOf = (path: string) => path.split("/").slice(0, 2).join("/");
    const files = product.filter(({ path }) => within(path, "components"));
    const isForeign = (from: string, to: string) =>
      within(to, "components") && areaOf(from) !== areaOf(to) && !within(to, ...shared);
    expect(breaches(files, isForeign)).toEqual([]);
  });

  test("components/ui knows nothing of the product", () => {
    const files = product.filter(({ path }) => within(path, "components/ui"));
    expect(breaches(files, (_, target) => !within(target, "components/ui"))).toEqual([]);
  });

  test("the browser imports only types from the contract's schemas and registry", () => {
    const files = product.filter(({ path }) => within(path, "components", "lib/client"));
    const runtime =
      /import\s+(?!type\b)[^;]*?from\s+["']@\/lib\/contract\/(registry|schemas\/[a-z-]+|openapi|validation|fields)["']/;
    const bad = files.filter(({ path, text }) => runtime.test(text) && !/-form(-schema)?\.tsx?$/.test(path));
    expect(bad.map(({ path }) => path)).toEqual([]);
  });
});

describe("one place for each thing", () => {
  test("process.env is read by the env modules, scripts and configs alone", () => {
    const readers = ["lib/server/env.ts", "lib/users-api/env.ts", "scripts", "bench", "next.config.ts"];
    const entries = /^sandbox\/(github|mailbox)\/main\.ts$|^sandbox\/shared\/run-process\.ts$/;
    const bad = product
      .filter(({ path }) => !within(path, ...readers) && !entries.test(path))
      .filter(({ text }) => text.includes("process.env"));
    expect(bad.map(({ path }) => path)).toEqual([]);
  });

  test("API paths stand in the contract, page paths in lib/routes.ts", () => {
    const files = product.filter(({ path }) => within(path, "app", "components", "lib/client", "lib/server"));
    const path = /["'`](\/api\/|\/settings|\/sign-in|\/login|\/account-connected)/;
    expect(files.filter(({ text }) => path.test(text)).map((file) => file.path)).toEqual([]);
  });

  test("S10: every form is the one that keeps its fields out of the address", () => {
    const files = product.filter(({ path }) => within(path, "app", "components"));
    const bad = files.filter(({ path, text }) => text.includes("<form") && path !== "components/ui/form.tsx");
    expect(bad.map(({ path }) => path)).toEqual([]);
  });

  test("there are no barrels and no suppressed checks", () => {
    const barrels = product.filter(({ path }) => /\/index\.tsx?$/.test(path));
    expect(barrels.map(({ path }) => path)).toEqual([]);
    const mark = /@ts-(ignore|nocheck)|eslint-disable/;
    const bad = sources.filter(({ path, text }) => mark.test(text) && !path.endsWith("boundaries.test.ts"));
    expect(bad.map(({ path }) => path)).toEqual([]);
  });

  test("no test is skipped, focused or left to do", () => {
    const mark = /\b(test|it|describe)\.(skip|only|fixme|todo)\b/;
    const bad = sources.filter(({ path, text }) => mark.test(text) && !path.endsWith("boundaries.test.ts"));
    expect(bad.map(({ path }) => path)).toEqual([]);
  });
});
