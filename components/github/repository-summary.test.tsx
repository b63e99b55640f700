import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { Integration } from "@/lib/contract/schemas/github";
import { RepositorySummary } from "./repository-summary";

const row: Integration = {
  kind: "github",
  installation_id: "7",
  repository_selection: "all",
  created_at: "2026-01-01T00:00:00Z",
};
const say = (facts: Partial<Integration>) =>
  renderToStaticMarkup(<RepositorySummary installation={{ ...row, ...facts }} />).replace(/<[^>]*>/g, "");

test("a list that is read anew after linking again keeps its count, and says so", () => {
  const again = { last_synced_at: null, synced_so_far: 0, repository_count: 41 };
  expect(say(again)).toBe("All 41 repositories · being read again");
});

test("a first list counts what came so far", () => {
  expect(say({ last_synced_at: null, synced_so_far: 0 })).toBe("Reading repositories");
  expect(say({ last_synced_at: null, synced_so_far: 3_400 })).toBe("Reading repositories: 3,400 so far");
});

test("a list of before that nothing reads at the moment is neither synced nor being read", () => {
  expect(say({ last_synced_at: null, synced_so_far: null, repository_count: 41 })).toBe(
    "All 41 repositories",
  );
});
