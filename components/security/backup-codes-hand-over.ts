import type { TwoFactorStatus } from "@/lib/contract/schemas/two-factor";
import type { BackupSheet } from "./backup-sheet";

/** A set just made. Its id stands in no answer: it is the one that the status names instead of the former. */
export type FreshSet = { sheet: BackupSheet; formerSetId: string | null };

type Taker = { account: string; take: (set: FreshSet) => void };

/** The pages that show fresh codes, of which one is there at a time or none. */
const takers = new Set<Taker>();
/** Codes that arrived when their page was gone. The old set is void, so they wait for the next visit. */
let unseen: FreshSet | null = null;

/** Gives fresh codes to whoever shows them, now or later; memory alone holds them meanwhile. */
export function handOver(set: FreshSet): void {
  const taker = [...takers].find(({ account }) => account === set.sheet.account);
  if (taker) taker.take(set);
  else unseen = set;
}

export function takeCodes(account: string, take: Taker["take"]): () => void {
  const taker = { account, take };
  takers.add(taker);
  if (unseen?.sheet.account === account) take(unseen);
  unseen = null;
  return () => takers.delete(taker);
}

type Status = Pick<TwoFactorStatus, "backup_codes_set_id" | "backup_codes_created_at">;

/** Names the set once the status knows it; one that could not be read anew still names the former. */
export function nameSet(set: FreshSet, status: Status | undefined): FreshSet {
  const setId = status?.backup_codes_set_id ?? null;
  if (set.sheet.setId !== null || setId === null || setId === set.formerSetId) return set;
  const madeAt = status?.backup_codes_created_at ?? set.sheet.madeAt;
  return { ...set, sheet: { ...set.sheet, setId, madeAt } };
}
