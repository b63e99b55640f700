import { expect, test } from "vitest";
import { commandEntries } from "./command-entries";
import { searchCommands } from "./command-search";

const first = (search: string) => searchCommands(commandEntries, search)[0]?.id;

test.each([
  ["2FA", "two-factor"],
  ["mfa", "two-factor"],
  ["repo", "github"],
  ["api token", "api-keys"],
  ["create key", "new-api-key"],
  ["recovery codes", "backup-codes"],
  ["email", "email"],
  ["E-Mail", "email"],
  ["dark", "preferences"],
  ["anonymize", "access"],
  ["organization", "place"],
  ["log out everywhere", "sessions"],
  ["passw", "password"],
  ["unsubscribe", "notifications"],
])("%j finds %s first", (search, id) => {
  expect(first(search)).toBe(id);
});

test("every word must be found, and nothing is found by letters from here and there", () => {
  expect(searchCommands(commandEntries, "password github")).toEqual([]);
  expect(searchCommands(commandEntries, "gtb")).toEqual([]);
  expect(searchCommands(commandEntries, "…")).toHaveLength(commandEntries.length);
});

test("every entry is found by its own title, first or beside its equals", () => {
  for (const { id, title } of commandEntries) {
    expect(
      searchCommands(commandEntries, title)
        .slice(0, 3)
        .map((entry) => entry.id),
      title,
    ).toContain(id);
  }
});
