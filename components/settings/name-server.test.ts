import { expect, test } from "vitest";
import { errorTable } from "@/lib/contract/errors";
import { nameServer } from "./name-server";

const posthog = { server: "posthog", serverName: "eu.posthog.com" } as const;

test("trouble at a PostHog is told by its name, wherever the sentence has it", () => {
  const say = (code: "upstream_unreachable" | "upstream_cut_off") =>
    nameServer(errorTable[code].detail, posthog);
  expect(say("upstream_unreachable")).toBe("eu.posthog.com could not be reached.");
  expect(say("upstream_cut_off")).toBe("The answer of eu.posthog.com broke off half-way.");
  for (const { detail } of Object.values(errorTable)) {
    expect(nameServer(detail, posthog)).not.toMatch(/users api/i);
  }
});

test("ours keeps its own, and so does a server that nobody knows yet", () => {
  const { detail } = errorTable.upstream_unreachable;
  expect(nameServer(detail, null)).toBe(detail);
  expect(nameServer(detail, { server: "users-api", serverName: "users.example.com" })).toBe(detail);
});
