import { expect, test } from "vitest";
import { activeRealtimeTypes, buildNotificationDefaults } from "@/lib/contract/notifications";
import { listAllEntries } from "./command-entries";
import { searchCommands } from "./command-search";

const commandEntries = listAllEntries({
  user: {
    uuid: "1",
    email: "ada@example.com",
    notification_settings: buildNotificationDefaults(),
    active_realtime_notification_types: [...activeRealtimeTypes],
  },
  accounts: [{ installation_id: "7", account: { name: "acme", type: "Organization" } }],
});
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
  ["weekly digest", "topic-weekly-digest"],
  ["threshold", "failure-rate-threshold"],
  ["mention", "mentions-and-assignments"],
  ["mentions in comments", "topic-mentions-in-comments"],
  ["issue assigned", "topic-issue-assigned-to-you"],
  ["pipeline", "topic-data-pipeline-errors"],
  ["pipeline errors", "topic-data-pipeline-errors"],
  ["realtime", "in-the-app"],
  ["recent activity", "recent-activity"],
  ["refresh repositories", "refresh-7"],
  ["missing repository", "missing-7"],
  ["resend", "resend-mail"],
  ["cancel change", "cancel-change"],
  ["skip", "skip-first-steps"],
  ["add account", "connect-github"],
  ["connect github", "connect-github"],
  ["send test", "test-data-pipeline-errors"],
  ["acme", "installation-7"],
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
