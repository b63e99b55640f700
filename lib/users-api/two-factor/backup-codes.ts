import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { BACKUP_CODES_COUNT } from "@/lib/contract/limits";
import type { ApiContext, Random } from "../context";
import type { Queryable, Transaction } from "../db/database";
import { backupCodeSets, backupCodes } from "../db/schema/credentials";
import type { Profile } from "../profiles/profile";
import { getProfile } from "../profiles/profiles";

export type BackupCodeSet = { id: string; createdAt: Date; codes: { encrypted: string }[] };

export function createBackupCode(random: Random, { alphabet, length }: Profile["backupCode"]): string {
  return Array.from(random(length), (byte) => alphabet[byte % alphabet.length]).join("");
}

/** Case, blanks and hyphens do not matter; letters that look like digits are read as these. */
export function readBackupCode(input: string): string {
  const plain = input
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\p{Cf}\p{Pd}]/gu, "");
  return plain.replaceAll("o", "0").replace(/[il]/g, "1");
}

/** Puts a new set in the place of the old one, whose codes are void from then on. */
export async function replaceBackupCodes(
  ctx: ApiContext,
  tx: Transaction,
  userId: number,
): Promise<string[]> {
  await removeBackupCodes(tx, userId);
  const codes = Array.from({ length: BACKUP_CODES_COUNT }, () =>
    createBackupCode(ctx.random, getProfile(ctx).backupCode),
  );
  const [set] = await tx.insert(backupCodeSets).values({ userId, createdAt: ctx.clock.now() }).returning();
  const setId = set?.id ?? "";
  const place = placeOf(userId);
  const rows = codes.map((code) => ({
    setId,
    codeHash: ctx.cipher.fingerprints(readBackupCode(code), place)[0],
    codeEncrypted: ctx.cipher.encrypt(code, place),
  }));
  await tx.insert(backupCodes).values(rows);
  return codes;
}

export async function removeBackupCodes(tx: Transaction, userId: number): Promise<void> {
  await tx.delete(backupCodeSets).where(eq(backupCodeSets.userId, userId));
}

/** The current set with its unused codes, still encrypted; null where none was ever made. */
export async function findBackupCodes(db: Queryable, userId: number): Promise<BackupCodeSet | null> {
  const [set] = await db.select().from(backupCodeSets).where(eq(backupCodeSets.userId, userId));
  if (!set) {
    return null;
  }
  const codes = await db
    .select({ encrypted: backupCodes.codeEncrypted })
    .from(backupCodes)
    .where(and(eq(backupCodes.setId, set.id), isNull(backupCodes.usedAt)))
    .orderBy(asc(backupCodes.id));
  return { id: set.id, createdAt: set.createdAt, codes };
}

export function decryptBackupCodes(ctx: ApiContext, userId: number, set: BackupCodeSet): string[] {
  return set.codes.map(({ encrypted }) => ctx.cipher.decrypt(encrypted, placeOf(userId)));
}

/** Uses a code up; of several that try the same one wins. False where no unused code fits. */
export async function consumeBackupCode(
  ctx: ApiContext,
  db: Queryable,
  guess: { userId: number; code: string },
): Promise<boolean> {
  const used = await db
    .update(backupCodes)
    .set({ usedAt: ctx.clock.now() })
    .where(isUnusedCode(ctx, db, guess))
    .returning({ id: backupCodes.id });
  return used.length > 0;
}

/** Whether a code would work, leaving it unused. */
export async function hasBackupCode(
  ctx: ApiContext,
  db: Queryable,
  guess: { userId: number; code: string },
): Promise<boolean> {
  const found = await db
    .select({ id: backupCodes.id })
    .from(backupCodes)
    .where(isUnusedCode(ctx, db, guess));
  return found.length > 0;
}

function isUnusedCode(ctx: ApiContext, db: Queryable, { userId, code }: { userId: number; code: string }) {
  const hashes = ctx.cipher.fingerprints(readBackupCode(code), placeOf(userId));
  const own = db
    .select({ id: backupCodeSets.id })
    .from(backupCodeSets)
    .where(eq(backupCodeSets.userId, userId));
  return and(
    inArray(backupCodes.codeHash, hashes),
    inArray(backupCodes.setId, own),
    isNull(backupCodes.usedAt),
  );
}

function placeOf(userId: number): string {
  return `backup_codes:${userId}`;
}
