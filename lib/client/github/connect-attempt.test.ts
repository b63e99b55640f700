import { describe, expect, it } from "vitest";
import { ATTEMPT_TTL_MS, createAttempt, findConnected, isExpired, parseAttempt } from "./connect-attempt";

const row = (installation_id: string, installation_status?: string) => ({
  installation_id,
  installation_status,
  account: { name: `account-${installation_id}` },
});

describe("a connect attempt", () => {
  it("names the installation that was not there before", () => {
    const attempt = createAttempt([row("1")], "app_install", 0);
    expect(findConnected(attempt, [row("1"), row("2")]).map((item) => item.installation_id)).toEqual(["2"]);
    expect(findConnected(attempt, [row("1")])).toEqual([]);
  });

  it("counts a broken installation that is well again", () => {
    const attempt = createAttempt([row("1", "uninstalled")], null, 0);
    expect(findConnected(attempt, [row("1", "uninstalled")])).toEqual([]);
    expect(findConnected(attempt, [row("1", "healthy")])).toHaveLength(1);
  });

  it("ends after ten minutes, and when the clock was set back", () => {
    const attempt = createAttempt([], null, 1_000);
    expect(isExpired(attempt, 1_000 + ATTEMPT_TTL_MS - 1)).toBe(false);
    expect(isExpired(attempt, 1_000 + ATTEMPT_TTL_MS)).toBe(true);
    expect(isExpired(attempt, 0)).toBe(true);
  });

  it("survives a reload, and storage that someone else wrote to is ignored", () => {
    const attempt = createAttempt([row("1")], "app_install", 5);
    expect(parseAttempt(JSON.stringify(attempt))).toEqual(attempt);
    for (const text of [null, "", "{", "null", "1", '{"startedAtMs":1}']) {
      expect(parseAttempt(text)).toBeNull();
    }
  });
});
