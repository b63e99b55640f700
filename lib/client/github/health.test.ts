import { describe, expect, it } from "vitest";
import { installationStatusSchema } from "@/lib/contract/schemas/github";
import { findHealth, sortByAttention } from "./health";

describe("health of an installation", () => {
  it("has words for every status of the contract, and a next step for all but healthy", () => {
    for (const status of installationStatusSchema.options) {
      const health = findHealth(status);
      expect(health?.label).toBeTruthy();
      expect(Boolean(health?.step)).toBe(status !== "healthy");
    }
  });

  it("makes no claim about a status it does not know", () => {
    expect([undefined, "dreaming", "constructor"].map(findHealth)).toEqual([null, null, null]);
  });

  it("puts those that need the person first and keeps the order of the rest", () => {
    const rows = [
      { id: 1, installation_status: "healthy" },
      { id: 2 },
      { id: 3, installation_status: "rate_limited" },
      { id: 4, installation_status: "uninstalled" },
      { id: 5, installation_status: "suspended" },
    ];
    expect(sortByAttention(rows).map((row) => row.id)).toEqual([4, 5, 3, 1, 2]);
  });
});
