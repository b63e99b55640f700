import { describe, expect, test } from "vitest";
import { addSent, formatTimes, NO_TIMES, parseTimes, toResendState } from "./resend-times";

const NOW = 1_800_000_000_000;
const sent = (...ago: number[]) => ({ sentAtMs: ago.map((ms) => NOW - ms), refusedUntilMs: null });

describe("E4: another mail", () => {
  test("may be asked for at once where none is known, 30 s after the first and 60 s after the second", () => {
    expect(toResendState(NO_TIMES)).toEqual({ kind: "open", fromMs: null });
    expect(toResendState(sent(5_000))).toEqual({ kind: "open", fromMs: NOW + 25_000 });
    expect(toResendState(sent(40_000, 5_000))).toEqual({ kind: "open", fromMs: NOW + 55_000 });
  });

  test("is at an end after two more", () => {
    expect(toResendState(sent(200_000, 100_000, 1_000))).toEqual({ kind: "ended" });
    expect(toResendState(addSent(sent(100_000, 70_000), NOW))).toEqual({ kind: "ended" });
  });

  test("is at an end for as long as the server refuses", () => {
    const times = { ...sent(5_000), refusedUntilMs: NOW + 90_000 };
    expect(toResendState(times)).toEqual({ kind: "refused", untilMs: NOW + 90_000 });
  });
});

test("times survive storage, and are forgotten an hour after the last of them", () => {
  const times = { ...sent(40_000, 5_000), refusedUntilMs: NOW + 90_000 };
  expect(parseTimes(formatTimes(times), NOW)).toEqual(times);
  expect(parseTimes(formatTimes(sent(3_600_001)), NOW)).toEqual(NO_TIMES);
});

test.each(["", "x", "1,2,x", "{}"])("what else storage may hold, such as %j, counts as none", (text) => {
  expect(parseTimes(text, NOW)).toEqual(NO_TIMES);
});
