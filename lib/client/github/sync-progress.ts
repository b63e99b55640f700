import type { Integration } from "@/lib/contract/schemas/github";

type Synced = Pick<Integration, "last_synced_at" | "synced_so_far">;

/** A list that cannot be trusted yet is on its way: the first one, or all of it anew after linking again. */
export function isOnItsWay({ last_synced_at, synced_so_far }: Synced): boolean {
  return last_synced_at === null && typeof synced_so_far === "number";
}

/** How many repositories of a first list were read so far; null where none is read, or an older one is known. */
export function findProgress(row: Synced & Pick<Integration, "repository_count">): number | null {
  const isFirst = typeof row.repository_count !== "number";
  return isFirst && isOnItsWay(row) ? (row.synced_so_far ?? null) : null;
}
