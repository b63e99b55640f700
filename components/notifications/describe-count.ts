import { type Cell, countOn } from "@/lib/client/notifications/cells";

const MANY = { project: "projects", organisation: "organisations", pipeline: "pipelines" } as const;

/** "all 40 projects", "12 of 40 projects", "no project". */
export function describeCount({ items, noun }: Cell): string {
  const on = countOn({ items });
  const one = noun ?? "project";
  if (on === 0) return `no ${one}`;
  if (items.length === 1) return `1 ${one}`;
  return on === items.length ? `all ${on} ${MANY[one]}` : `${on} of ${items.length} ${MANY[one]}`;
}
