import { expect, test, vi } from "vitest";
import { handOver, takeCodes } from "./backup-codes-hand-over";
import type { BackupSheet } from "./backup-sheet";

const toSheet = (account: string): BackupSheet => ({
  account,
  server: "example.com",
  madeAt: null,
  setId: null,
  codes: ["abcdefghjkmnp"],
});

test("B6: codes that arrive after their page was left are shown at the next visit, once", () => {
  const left = vi.fn();
  takeCodes("a@example.com", left)();
  handOver(toSheet("a@example.com"));
  expect(left).not.toHaveBeenCalled();

  const next = vi.fn();
  const leave = takeCodes("a@example.com", next);
  expect(next).toHaveBeenCalledWith(toSheet("a@example.com"));
  leave();

  const later = vi.fn();
  takeCodes("a@example.com", later)();
  expect(later).not.toHaveBeenCalled();
});

test("B6: codes that arrive when the person is back already are shown at once", () => {
  const back = vi.fn();
  const leave = takeCodes("a@example.com", back);
  handOver(toSheet("a@example.com"));
  expect(back).toHaveBeenCalledTimes(1);
  leave();
});

test("codes of one person never reach another, and are not kept for later", () => {
  handOver(toSheet("a@example.com"));
  const other = vi.fn();
  takeCodes("b@example.com", other)();
  const first = vi.fn();
  takeCodes("a@example.com", first)();
  expect(other).not.toHaveBeenCalled();
  expect(first).not.toHaveBeenCalled();
});
