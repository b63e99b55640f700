import { describe, expect, test } from "vitest";
import { formatBackupCode } from "./backup-code-format";
import { type BackupSheet, buildSheetFileName, buildSheetText } from "./backup-sheet";

const sheet: BackupSheet = {
  account: "robin@example.com",
  server: "eu.posthog.com",
  madeAt: "2026-11-23T16:20:00Z",
  setId: "1a2b3c4d",
  codes: Array.from({ length: 10 }, (_, index) => `abcdefghjkmn${index}`),
};

describe("B8: the sheet of backup codes", () => {
  test("names the account, the date and the set, and holds every code", () => {
    const text = buildSheetText(sheet, "en-GB");
    expect(text).toContain("Account: robin@example.com");
    expect(text).toMatch(/Made: 23 November 2026/);
    expect(text).toContain("Set: 1a2b3c4d");
    for (const code of sheet.codes) expect(text).toContain(formatBackupCode(code));
  });

  test("speaks the person's own kind of date", () => {
    expect(buildSheetText(sheet, "de")).toMatch(/Made: 23\. November 2026/);
  });

  test("leaves out what the server does not say", () => {
    const text = buildSheetText({ ...sheet, madeAt: null, setId: null }, "en");
    expect(text).not.toMatch(/Made:|Set:|null/);
    expect(buildSheetFileName({ ...sheet, madeAt: null, setId: null })).toBe("backup-codes.txt");
  });

  test("has a file name that tells one set from another and names nobody", () => {
    expect(buildSheetFileName(sheet)).toBe("backup-codes-2026-11-23-1a2b3c4d.txt");
  });

  test("shows our codes in three groups and another server's as they are", () => {
    expect(formatBackupCode("abcdefghjkmnp")).toBe("abcde-fghj-kmnp");
    expect(formatBackupCode("a2b3c4d5")).toBe("a2b3c4d5");
  });
});
