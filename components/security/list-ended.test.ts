import { expect, it } from "vitest";
import type { Session } from "@/lib/contract/schemas/session";
import { listEnded, toEndedText } from "./list-ended";

const at = "2026-11-23T12:00:00Z";
const session = (id: string, user_agent: string | null): Session => ({
  id,
  user_agent,
  current: false,
  created_at: at,
  last_seen_at: at,
  ip: null,
  two_factor: false,
  expires_at: at,
});

it("S8: names the sessions that are gone, and none that is still there or new", () => {
  const before = [session("1", "curl/8"), session("2", null), session("3", "curl/8")];
  expect(listEnded(before, [session("2", null), session("4", "curl/8")])).toEqual(["Curl", "Curl"]);
  expect(listEnded(before, before)).toEqual([]);
});

it("counts sessions of one name together", () => {
  expect(toEndedText(["Curl", "Firefox on Linux", "Curl"])).toBe("2 × Curl, Firefox on Linux");
});
