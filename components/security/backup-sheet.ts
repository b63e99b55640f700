import { formatBackupCode } from "./backup-code-format";

/** A set of codes as it stands on screen and on paper; who has one knows whose it is and whether it is current. */
export type BackupSheet = {
  account: string;
  server: string;
  /** ISO 8601; null where the server does not say. */
  madeAt: string | null;
  setId: string | null;
  /** In the order of the alphabet, on screen as on paper: servers keep none. */
  codes: readonly string[];
};

export function listSheetFacts(sheet: BackupSheet, locale?: string): { name: string; value: string }[] {
  const facts = [
    { name: "Account", value: sheet.account },
    { name: "Server", value: sheet.server },
  ];
  if (sheet.madeAt) facts.push({ name: "Made", value: formatDate(sheet.madeAt, locale) });
  if (sheet.setId) facts.push({ name: "Set", value: sheet.setId });
  return facts;
}

export function buildSheetText(sheet: BackupSheet, locale?: string): string {
  const width = String(sheet.codes.length).length;
  return [
    SHEET_TITLE,
    "",
    ...listSheetFacts(sheet, locale).map(({ name, value }) => `${name}: ${value}`),
    "",
    ...sheet.codes.map((code, index) => `${String(index + 1).padStart(width)}. ${formatBackupCode(code)}`),
    "",
    SHEET_HINT,
    "",
  ].join("\n");
}

export function buildSheetFileName({ madeAt, setId }: BackupSheet): string {
  return `${["backup-codes", madeAt?.slice(0, 10), setId].filter(Boolean).join("-")}.txt`;
}

export const SHEET_TITLE = "Backup codes for two-factor authentication";
export const SHEET_HINT = "Each code signs you in once. A newer set makes all of these void.";

function formatDate(iso: string, locale?: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short" }).format(new Date(iso));
}
