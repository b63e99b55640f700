import { expect, it } from "vitest";
import { activityTypes } from "@/lib/contract/activity-types";
import { describeActivity, isActivityType, listActivityKinds } from "./describe-activity";

it("L1: has a line of words for everything the activity tells of, and no two kinds share one", () => {
  const texts = activityTypes.map((type) => describeActivity({ type, detail: {} }).text);
  expect(new Set(texts).size).toBe(activityTypes.length);
  for (const text of texts) expect(text).toMatch(/^[A-Z][^_]+$/);
});

it("offers every kind as a filter exactly once", () => {
  const offered = listActivityKinds().flatMap(({ kinds }) => kinds.map(({ type }) => type));
  expect(offered.toSorted()).toEqual([...activityTypes].toSorted());
});

it("says what the details add", () => {
  const tell = (type: string, detail: Record<string, unknown>) => describeActivity({ type, detail }).text;
  expect(tell("logged_in", { factor: "shown" })).toBe("Signed in with a second factor");
  expect(tell("logged_in", { factor: "none" })).toBe("Signed in");
  expect(tell("login_failed", { factor: "shown" })).toBe("A sign-in failed: wrong code");
  expect(tell("other_sessions_ended", { revoked: 1 })).toBe("Ended 1 other session");
  expect(tell("other_sessions_ended", { revoked: 4 })).toBe("Ended 4 other sessions");
  expect(tell("backup_code_used", { remaining: 0 })).toBe("Used a backup code; 0 left");
  expect(tell("authenticator_added", { name: "Work phone" })).toBe(
    "Added the authenticator app “Work phone”",
  );
  expect(tell("two_factor_replaced", { name: "default" })).toBe("Replaced the authenticator app");
  expect(tell("api_key_created", { name: "default" })).toBe("Made the API key “default”");
  expect(tell("github_linked", { account: "acme" })).toBe("Connected the GitHub account acme");
  expect(tell("two_factor_disabled", { by_staff: true })).toBe("Staff turned two-factor authentication off");
});

it("reads details of a shape it does not know as none", () => {
  expect(describeActivity({ type: "authenticator_added", detail: { name: { a: 1 } } }).text).toBe(
    "Added the authenticator app",
  );
  expect(describeActivity({ type: "github_linked", detail: { account: 7 } }).text).toBe(
    "Connected a GitHub account",
  );
});

it("names a kind that it does not know by the kind's own words", () => {
  expect(describeActivity({ type: "passkey_frozen", detail: {} })).toEqual({
    text: "Passkey frozen",
    tone: "neutral",
  });
  expect(describeActivity({ type: "__proto__", detail: {} }).text).toBe("Proto");
  expect(describeActivity({ type: "", detail: {} }).text).toBe("Something else");
  expect(isActivityType("constructor")).toBe(false);
});
