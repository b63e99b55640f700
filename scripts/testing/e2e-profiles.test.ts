import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { inapplicable } from "../../e2e/profiles";
import { fromRoot } from "../lib/root.mjs";

test("every browser test that is left out in front of a PostHog exists under its title", () => {
  const gone = inapplicable.flatMap(({ spec, titles = [] }) => {
    const file = fromRoot("e2e", `${spec}.spec.ts`);
    const text = existsSync(file) ? readFileSync(file, "utf8") : null;
    return text === null ? [spec] : titles.filter((title) => !text.includes(title));
  });
  expect(gone).toEqual([]);
});

test("each is listed once, with a reason", () => {
  const rows = inapplicable.flatMap(({ spec, titles = [""], only }) =>
    titles.map((title) => `${spec} ${title} ${only ?? ""}`),
  );
  expect(new Set(rows).size).toBe(rows.length);
  expect(inapplicable.filter(({ reason }) => reason.trim().length < 15)).toEqual([]);
});
