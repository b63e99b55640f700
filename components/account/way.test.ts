import { expect, test } from "vitest";
import { routes } from "@/lib/routes";
import { findWay } from "./way";

const serverUrl = "https://eu.posthog.com";

test("what works here leads to our own page", () => {
  expect(findWay({ kind: "works" }, routes.signUp, serverUrl)).toEqual({
    href: routes.signUp,
    isOutside: false,
  });
});

test("what PostHog has on its own pages leads there", () => {
  expect(findWay({ kind: "elsewhere", path: "/reset" }, routes.reset, serverUrl)).toEqual({
    href: "https://eu.posthog.com/reset",
    isOutside: true,
  });
});

test("what nobody offers, or nobody has told of yet, leads nowhere", () => {
  expect(findWay({ kind: "not_offered" }, routes.signUp, serverUrl)).toBeNull();
  expect(findWay(undefined, routes.signUp, undefined)).toBeNull();
});
