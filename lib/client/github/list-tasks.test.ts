import { expect, test } from "vitest";
import type { InstallRequest, Integration } from "@/lib/contract/schemas/github";
import { listTasks } from "./list-tasks";

const toInstallation = (id: string, status: string) =>
  ({ installation_id: id, installation_status: status, account: { name: id, type: "User" } }) as Integration;
const toRequest = (id: string, state: InstallRequest["state"]) =>
  ({ id, account: id, state, requested_at: "2026-01-01T00:00:00Z" }) as InstallRequest;

test("what only time or GitHub can mend is no task", () => {
  const rows = ["healthy", "rate_limited", "unavailable"].map((status) => toInstallation(status, status));
  expect(listTasks(rows, [])).toEqual([]);
});

test("a request becomes a task once an owner has said yes, not while it waits", () => {
  expect(listTasks([], [toRequest("a", "pending")])).toEqual([]);
  expect(listTasks([], [toRequest("a", "approved")])).toMatchObject([{ id: "a", action: "Finish" }]);
});

test("a connection that only the person can renew is a task that leads to its page", () => {
  const [task] = listTasks([toInstallation("7", "token_expired")], []);
  expect(task).toMatchObject({ id: "7", href: "/settings/github/7" });
});
