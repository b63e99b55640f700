import type { Integration } from "@/lib/contract/schemas/github";

type Synced = Pick<Integration, "last_synced_at" | "synced_so_far">;

/** How many repositories of a list that cannot be trusted yet were read so far; null while none is read. */
export function findProgress({ last_synced_at, synced_so_far }: Synced): number | null {
  return last_synced_at === null && typeof synced_so_far === "number" ? synced_so_far : null;
}
