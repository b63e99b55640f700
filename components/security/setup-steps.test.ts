import { describe, expect, test } from "vitest";
import { isOpen, type SetupEvent, type SetupPlan, type SetupStep, toNextStep } from "./setup-steps";

const first: SetupPlan = { kind: "first" };
const add: SetupPlan = { kind: "add", name: "Phone" };
const secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";
const wrong = { kind: "wrong", clockOffsetSeconds: null } as const;

const started = (plan: SetupPlan = first): SetupEvent => ({
  type: "started",
  plan,
  setup: { id: null, secret },
  nowMs: 1_000,
});

function play(...events: SetupEvent[]): SetupStep {
  return events.reduce(toNextStep, { at: "begin" } as SetupStep);
}

describe("the steps of a set-up", () => {
  test("lead from the key to the code, and to backup codes for the first app alone", () => {
    expect(play(started()).at).toBe("scan");
    expect(play(started(), { type: "scanned" }).at).toBe("code");
    expect(play(started(), { type: "scanned" }, { type: "confirmed" }).at).toBe("codes");
    expect(play(started(add), { type: "scanned" }, { type: "confirmed" }).at).toBe("done");
  });

  test("T10: keep the secret only where it is shown", () => {
    const scanned = [started(), { type: "scanned" }] as SetupEvent[];
    expect(JSON.stringify(play(...scanned))).toContain(secret);
    for (const event of [
      { type: "confirmed" },
      { type: "ended", end: "expired" },
      { type: "ended", end: "elsewhere" },
      { type: "ended", end: "replaced" },
      { type: "ended", end: "left" },
    ] as SetupEvent[]) {
      expect(JSON.stringify(play(...scanned, event))).not.toContain(secret);
      expect(JSON.stringify(play(started(), event))).not.toContain(secret);
    }
  });

  test("T5: a key ends ten minutes after it was made", () => {
    const step = play(started());
    expect(isOpen(step) && step.expiresAtMs).toBe(601_000);
  });

  test("a second answer to the start never replaces a key that is shown", () => {
    const other = { ...started(), setup: { id: null, secret: "OTHER" } } as SetupEvent;
    expect(JSON.stringify(play(started(), other))).not.toContain("OTHER");
  });

  test("starting over after the end shows the new key", () => {
    expect(play(started(), { type: "ended", end: "expired" }, started()).at).toBe("scan");
  });

  test("one that was replaced by another tab's is over for good once that tab has turned it on", () => {
    const replaced = [started(), { type: "ended", end: "replaced" }] as SetupEvent[];
    expect(play(...replaced)).toMatchObject({ at: "over", end: "replaced" });
    expect(play(...replaced, { type: "ended", end: "elsewhere" })).toMatchObject({ end: "elsewhere" });
    expect(play(...replaced, { type: "ended", end: "expired" })).toMatchObject({ end: "replaced" });
  });

  test("a look back at the key keeps it, and the count of wrong codes", () => {
    const step = play(
      started(),
      { type: "scanned" },
      { type: "refused", problem: wrong },
      { type: "asked-again" },
      { type: "scanned" },
    );
    expect(step).toMatchObject({ at: "code", failures: 1, problem: null, setup: { secret } });
  });

  test("typing takes an error away, but not a wait", () => {
    const code = [started(), { type: "scanned" }] as SetupEvent[];
    expect(play(...code, { type: "refused", problem: wrong }, { type: "typed" })).toMatchObject({
      problem: null,
      failures: 1,
    });
    const locked = { kind: "locked", untilMs: 5 } as const;
    expect(play(...code, { type: "refused", problem: locked }, { type: "typed" })).toMatchObject({
      problem: locked,
    });
  });

  test("a code accepted just as the time ran out counts", () => {
    const step = play(
      started(),
      { type: "scanned" },
      { type: "ended", end: "expired" },
      { type: "confirmed" },
    );
    expect(step.at).toBe("codes");
  });

  test("an old app that could not be removed is said, and can be removed later", () => {
    const replace: SetupPlan = { kind: "replace", old: { id: "1", name: "Old" }, name: "New" };
    const events = [started(replace), { type: "scanned" }, { type: "confirmed" }] as SetupEvent[];
    const error = new Error("no");
    expect(play(...events, { type: "kept-old", error })).toMatchObject({ at: "remains", error });
    expect(play(...events, { type: "kept-old", error }, { type: "removed-old" }).at).toBe("done");
  });

  test("late answers change nothing once the page went on", () => {
    const done = [started(), { type: "scanned" }, { type: "confirmed" }] as SetupEvent[];
    for (const event of [
      { type: "refused", problem: wrong },
      { type: "ended", end: "expired" },
      { type: "typed" },
      { type: "confirmed" },
      started(),
    ] as SetupEvent[]) {
      expect(play(...done, event)).toEqual(play(...done));
    }
  });
});
