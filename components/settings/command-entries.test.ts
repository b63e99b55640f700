import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { routes } from "@/lib/routes";
import { commandEntries } from "./command-entries";

const root = join(import.meta.dirname, "../..");
const hrefs = commandEntries.map(({ href }) => href);

test("B16: every page of the settings is in the command menu", () => {
  const pages = Object.values(routes).filter((path) => path.startsWith(routes.settings));
  expect(pages.filter((path) => !hrefs.includes(path))).toEqual([]);
});

test("B16: every folder with a settings page has its address in lib/routes.ts", () => {
  const files = readdirSync(join(root, "app/settings"), { recursive: true, encoding: "utf8" });
  // A page of one thing is reached from its list; the other is PostHog's former address.
  const pages = files
    .filter((file) => file.endsWith("page.tsx") && !file.endsWith("viewer-page.tsx"))
    .filter((file) => !file.includes("[") && !file.startsWith("user-personal-integrations"))
    .map((file) => `${routes.settings}/${file.replace(/\/?page\.tsx$/, "")}`.replace(/\/$/, ""));
  expect(pages.length).toBeGreaterThan(5);
  expect(pages.filter((path) => !hrefs.includes(path))).toEqual([]);
});

test("B16: every section that the menu leads to is on a page, once for each place", () => {
  const files = readdirSync(join(root, "components"), { recursive: true, encoding: "utf8" });
  const text = files
    .filter((file) => file.endsWith(".tsx"))
    .map((file) => readFileSync(join(root, "components", file), "utf8"))
    .join("\n");
  const sections = hrefs.flatMap((href) => href.split("#").slice(1));
  expect(sections.length).toBeGreaterThan(5);
  expect(sections.filter((id) => !text.includes(`id="${id}"`))).toEqual([]);
});

test("ids are unique, since the recent ones are kept by them", () => {
  expect(new Set(commandEntries.map(({ id }) => id)).size).toBe(commandEntries.length);
});
