import type { Route } from "next";
import type { InstallRequest, Integration } from "@/lib/contract/schemas/github";
import { routes, toInstallation } from "@/lib/routes";
import { findHealth } from "./health";
import { isOpenRequest } from "./is-open-request";

export type Task = { id: string; text: string; action: string; href: Route };

/** What needs the person, each with the page that mends it; a request that waits for an owner does not. */
export function listTasks(
  installations: readonly Integration[],
  requests: readonly InstallRequest[],
): Task[] {
  const broken = installations.flatMap((row): Task[] => {
    const task = findHealth(row.installation_status)?.task;
    if (!task) return [];
    const href = toInstallation(row.installation_id);
    return [
      {
        id: row.installation_id,
        text: `${row.account?.name ?? "A GitHub account"} ${task}`,
        action: "Fix",
        href,
      },
    ];
  });
  const approved = requests.filter((row) => row.state === "approved" && isOpenRequest(row, installations));
  return [...broken, ...approved.map(toRequestTask)];
}

function toRequestTask({ id, account }: InstallRequest): Task {
  const text = `${account ?? "An organisation"} was approved and can be connected`;
  return { id, text, action: "Finish", href: routes.github };
}
