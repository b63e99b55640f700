import type { Repository } from "../types";
import { hash, pick } from "./hash";

/** GitHub lists branches by name, in byte order. */
export function listBranches(repository: Repository): string[] {
  if (repository.branchCount === 0) return [...repository.addedBranches].sort();
  const names = new Set([repository.defaultBranch]);
  for (let index = 0; names.size < repository.branchCount; index += 1) {
    names.add(buildBranchName(repository.id, index));
  }
  for (const name of repository.addedBranches) names.add(name);
  return [...names].sort((a, b) => (a < b ? -1 : 1));
}

export function isProtectedBranch(repository: Repository, branch: string): boolean {
  return branch === repository.defaultBranch || branch.startsWith("release/");
}

function buildBranchName(repositoryId: number, index: number): string {
  const seed = hash(`${repositoryId}#${index}`);
  const topic = `${pick(VERBS, seed)}-${pick(TOPICS, seed >>> 4)}`;
  const version = `${1 + ((seed >>> 8) % 9)}.${(seed >>> 12) % 20}.${(seed >>> 17) % 10}`;
  switch (seed % 8) {
    case 0:
      return `release/${2024 + ((seed >>> 9) % 3)}.${String(1 + ((seed >>> 13) % 12)).padStart(2, "0")}`;
    case 1:
      return `dependabot/npm_and_yarn/${pick(PACKAGES, seed >>> 5)}-${version}`;
    case 2:
      return `fix/${topic}-${(seed >>> 6) % 9000}`;
    case 3:
      return `${pick(PEOPLE, seed >>> 5)}/${topic}`;
    case 4:
      return `renovate/${pick(PACKAGES, seed >>> 5)
        .replace("/", "-")
        .replace("@", "")}-${version}`;
    case 5:
      return `chore/${topic}`;
    default:
      return `feature/${topic}-${(seed >>> 6) % 9000}`;
  }
}

const VERBS = ["add", "rework", "remove", "speed-up", "split", "retry", "cache", "rename", "guard"] as const;
const TOPICS = [
  "session-tokens",
  "csv-export",
  "invoice-rounding",
  "dark-mode",
  "webhook-signatures",
  "search-index",
  "rate-limits",
  "onboarding-steps",
  "audit-log",
  "date-picker",
  "flaky-tests",
] as const;
const PACKAGES = ["vite", "eslint", "react", "@types/node", "zod", "undici", "@octokit/request"] as const;
const PEOPLE = ["mona", "olivia", "hubot", "sam", "priya", "jonas"] as const;
