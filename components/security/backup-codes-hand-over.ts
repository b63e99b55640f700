import type { BackupSheet } from "./backup-sheet";

type Taker = { account: string; take: (sheet: BackupSheet) => void };

/** The pages that show fresh codes, of which one is there at a time or none. */
const takers = new Set<Taker>();
/** Codes that arrived when their page was gone. The old set is void, so they wait for the next visit. */
let unseen: BackupSheet | null = null;

/** Gives fresh codes to whoever shows them, now or later; memory alone holds them meanwhile. */
export function handOver(sheet: BackupSheet): void {
  const taker = [...takers].find(({ account }) => account === sheet.account);
  if (taker) taker.take(sheet);
  else unseen = sheet;
}

export function takeCodes(account: string, take: Taker["take"]): () => void {
  const taker = { account, take };
  takers.add(taker);
  if (unseen?.account === account) take(unseen);
  unseen = null;
  return () => takers.delete(taker);
}
