import type { Route } from "next";
import type { InstallRequest, Integration } from "@/lib/contract/schemas/github";
import { routes, toInstallation } from "@/lib/routes";
import { findHealth } from "./health";
import { isOpenRequest } from "./is-open-request";

export type Task = { id: string; text: string; action: string; href: Route };

/** What needs the person, each with the page that mends it. */
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
  const open = requests.filter((row) => isOpenRequest(row, installations)).map(toRequestTask);
  return [...broken, ...open];
}

function toRequestTask({ id, account, state }: InstallRequest): Task {
  const name = account ?? "An organisation";
  return state === "approved"
    ? { id, text: `${name} was approved and can be connected`, action: "Finish", href: routes.github }
    : { id, text: `${name} waits for an owner's approval`, action: "Review", href: routes.github };
}
