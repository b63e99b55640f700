import type { Account, AddedRepository, Repository, RepositoryPlan, RepositorySpec } from "../types";
import { hash, pick } from "./hash";
import { buildRepositoryName } from "./repository-names";

const FIRST_REPOSITORY_ID = 700_000_000;
const IDS_PER_ACCOUNT = 100_000;
const NEWEST_PUSH_MS = Date.UTC(2026, 10, 20, 9, 30);
const DAY_MS = 86_400_000;

export function listRepositories(account: Account): Repository[] {
  const plan = account.repositories;
  const removed = new Set(plan.removedIds);
  const generated = Array.from({ length: plan.generatedCount }, (_, index) => ({
    id: repositoryId(account.id, index),
    name: buildRepositoryName(account.login, index),
  }));
  return [...plan.added, ...generated]
    .filter((spec) => !removed.has(spec.id))
    .map((spec) => toRepository(spec, plan))
    .sort((a, b) => a.id - b.id);
}

/** Generated repositories take the low places; what a seed or a test names comes after them. */
export function createRepositoryPlan(
  accountId: number,
  generatedCount: number,
  specs: RepositorySpec[],
): RepositoryPlan {
  const plan: RepositoryPlan = {
    generatedCount,
    nextIndex: generatedCount,
    added: [],
    removedIds: [],
    renamed: {},
    branchCounts: {},
    addedBranches: {},
  };
  addRepositories(accountId, plan, specs);
  return plan;
}

export function addRepositories(accountId: number, plan: RepositoryPlan, specs: RepositorySpec[]): void {
  for (const spec of specs) {
    plan.added.push({ ...spec, id: repositoryId(accountId, plan.nextIndex) });
    plan.nextIndex += 1;
  }
}

function repositoryId(accountId: number, index: number): number {
  return FIRST_REPOSITORY_ID + (accountId % 10_000) * IDS_PER_ACCOUNT + index;
}

function toRepository(spec: AddedRepository, plan: RepositoryPlan): Repository {
  const seed = hash(String(spec.id));
  const pushedMs = NEWEST_PUSH_MS - ((seed >>> 3) % 900) * DAY_MS - ((seed >>> 7) % 86_400) * 1000;
  return {
    id: spec.id,
    name: plan.renamed[spec.id] ?? spec.name,
    isPrivate: spec.private ?? seed % 5 < 3,
    isArchived: spec.archived ?? seed % 17 === 0,
    defaultBranch: spec.defaultBranch ?? pickDefaultBranch(seed),
    language: spec.language === undefined ? pick(LANGUAGES, seed >>> 5) : spec.language,
    pushedAt: toGithubTime(pushedMs),
    createdAt: toGithubTime(pushedMs - ((seed >>> 9) % 1200) * DAY_MS),
    branchCount: plan.branchCounts[spec.id] ?? spec.branchCount ?? 1 + ((seed >>> 4) % 12),
    addedBranches: plan.addedBranches[spec.id] ?? [],
  };
}

function pickDefaultBranch(seed: number): string {
  if (seed % 11 === 0) return "develop";
  return seed % 6 === 0 ? "master" : "main";
}

export function toGithubTime(timeMs: number): string {
  return new Date(timeMs).toISOString().replace(/\.\d{3}Z$/, "Z");
}

const LANGUAGES: readonly [string | null, ...(string | null)[]] = [
  "TypeScript",
  "Python",
  "Go",
  "Rust",
  "TypeScript",
  "Kotlin",
  "Swift",
  "HCL",
  "Shell",
  "Java",
  "Ruby",
  null,
];
