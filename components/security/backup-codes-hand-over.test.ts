import { expect, test, vi } from "vitest";
import { type FreshSet, handOver, nameSet, takeCodes } from "./backup-codes-hand-over";

const toSet = (account: string): FreshSet => ({
  sheet: { account, server: "example.com", madeAt: null, setId: null, codes: ["abcdefghjkmnp"] },
  formerSetId: "old",
});

test("B6: codes that arrive after their page was left are shown at the next visit, once", () => {
  const left = vi.fn();
  takeCodes("a@example.com", left)();
  handOver(toSet("a@example.com"));
  expect(left).not.toHaveBeenCalled();

  const next = vi.fn();
  const leave = takeCodes("a@example.com", next);
  expect(next).toHaveBeenCalledWith(toSet("a@example.com"));
  leave();

  const later = vi.fn();
  takeCodes("a@example.com", later)();
  expect(later).not.toHaveBeenCalled();
});

test("B6: codes that arrive when the person is back already are shown at once", () => {
  const back = vi.fn();
  const leave = takeCodes("a@example.com", back);
  handOver(toSet("a@example.com"));
  expect(back).toHaveBeenCalledTimes(1);
  leave();
});

test("codes of one person never reach another, and are not kept for later", () => {
  handOver(toSet("a@example.com"));
  const other = vi.fn();
  takeCodes("b@example.com", other)();
  const first = vi.fn();
  takeCodes("a@example.com", first)();
  expect(other).not.toHaveBeenCalled();
  expect(first).not.toHaveBeenCalled();
});

test("B6: codes are named by the set that took the former's place, and never renamed", () => {
  const set = toSet("a@example.com");
  expect(nameSet(set, undefined).sheet.setId).toBeNull();
  expect(nameSet(set, { backup_codes_set_id: "old" }).sheet.setId).toBeNull();
  const made = "2026-11-23T10:00:00Z";
  const named = nameSet(set, { backup_codes_set_id: "new", backup_codes_created_at: made });
  expect(named.sheet).toMatchObject({ setId: "new", madeAt: made });
  expect(nameSet(named, { backup_codes_set_id: "newer" })).toBe(named);
});
