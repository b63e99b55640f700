import { expect, test } from "vitest";
import type { Account } from "../types";
import { listBranches } from "./branches";
import { listRepositories } from "./repositories";
import { createSeedState } from "./seed-state";

const state = createSeedState();
const LEGAL = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-";

test("the world is a person with 40 repositories, an organisation with 12,000 and one with 3", () => {
  const counts = state.accounts.map((account) => [account.login, listRepositories(account).length]);
  expect(Object.fromEntries(counts)).toMatchObject({ mona: 40, acme: 12_000, globex: 3 });
  expect(findAccount("mona").type).toBe("User");
  expect(findAccount("acme")).toMatchObject({ type: "Organization", owners: ["mona"] });
  expect(findAccount("globex")).toMatchObject({
    type: "Organization",
    owners: ["olivia"],
    members: ["mona"],
  });
});

test("one repository has 5,000 branches", () => {
  const monolith = listRepositories(findAccount("acme")).find(({ name }) => name === "monolith");
  expect(monolith && listBranches(monolith)).toHaveLength(5_000);
});

test("the person's names are legal, tell apart without case and use every legal character", () => {
  const names = listRepositories(findAccount("mona")).map(({ name }) => name);
  expect(names.filter((name) => !isRepositoryName(name))).toEqual([]);
  expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(40);
  expect([...LEGAL].filter((character) => !names.some((name) => name.includes(character)))).toEqual([]);
  for (const character of "._-") {
    expect(names.some((name) => name.startsWith(character))).toBe(true);
    expect(names.some((name) => name.endsWith(character))).toBe(true);
  }
  const lengths = names.map((name) => name.length);
  expect([Math.min(...lengths), Math.max(...lengths)]).toEqual([1, 100]);
});

/** GitHub keeps the two dot names and the ending of a clone address for itself. */
function isRepositoryName(name: string): boolean {
  return /^[A-Za-z0-9._-]{1,100}$/.test(name) && !/^\.{1,2}$|\.(?:git|wiki)$/i.test(name);
}

function findAccount(login: string): Account {
  const account = state.accounts.find((candidate) => candidate.login === login);
  if (account === undefined) throw new Error(`No account ${login}`);
  return account;
}
