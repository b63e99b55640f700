import { describe, expect, it } from "vitest";
import { describeCount, mergeBranches, mergeRepositories } from "./merge-pages";

const repository = (id: number, name = `repo-${id}`) => ({ id, name, full_name: `acme/${name}` });
const reposPage = (ids: number[]) => ({
  repositories: ids.map((id) => repository(id)),
  hasMore: true,
  total: null,
  isSyncing: false,
  isStale: false,
  lastSyncedAt: null,
});
const branchesPage = (branches: string[], defaultBranch: string | null = "main") => ({
  branches,
  defaultBranch,
  hasMore: false,
  isStale: false,
});

describe("merging pages", () => {
  it("shows a repository once although it moved to the next page between two reads", () => {
    const merged = mergeRepositories([reposPage([1, 2, 3]), reposPage([3, 4])]);
    expect(merged.map((row) => row.id)).toEqual([1, 2, 3, 4]);
  });

  it("pins the default branch and shows each branch once", () => {
    const merged = mergeBranches([branchesPage(["a", "b"]), branchesPage(["b", "main", "c"])]);
    expect(merged.names).toEqual(["main", "a", "b", "c"]);
  });

  it("does not invent a default branch that the search left out", () => {
    expect(mergeBranches([branchesPage(["a"])]).names).toEqual(["a"]);
    expect(mergeBranches([branchesPage([], null)])).toEqual({ names: [], defaultBranch: null });
  });
});

describe("counts", () => {
  const noun = { one: "repository", many: "repositories" };
  const say = (count: {
    loaded: number;
    hasMore?: boolean;
    total?: number;
    matches?: number;
    isSearch?: boolean;
  }) =>
    describeCount({ hasMore: false, total: null, matches: null, isSearch: false, ...count }, noun, (value) =>
      value.toLocaleString("en"),
    );

  it("say what is known and never a made-up number", () => {
    expect(say({ loaded: 100, hasMore: true, total: 12_000 })).toBe("12,000 repositories");
    expect(say({ loaded: 100, hasMore: true })).toBe("100+ repositories");
    expect(say({ loaded: 1 })).toBe("1 repository");
    expect(say({ loaded: 37, total: 12_000, isSearch: true })).toBe("37 of 12,000");
    expect(say({ loaded: 37, isSearch: true })).toBe("37 matches");
    expect(say({ loaded: 1, isSearch: true })).toBe("1 match");
    const first = { loaded: 100, hasMore: true, isSearch: true };
    expect(say({ ...first, total: 12_000, matches: 1_204 })).toBe("1,204 of 12,000");
    expect(say({ ...first, total: 12_000 })).toBe("100+ of 12,000");
    expect(say({ ...first, matches: 1_204 })).toBe("1,204 matches");
    expect(say(first)).toBe("100+ matches");
  });
});
