import { expect, it, vi } from "vitest";
import { askToLeave, holdLeaving } from "./leave-gate";

it("lets everybody go while no page holds anything", () => {
  const go = vi.fn(async () => "left" as const);
  askToLeave(go);
  expect(go).toHaveBeenCalledOnce();
});

it("does nothing before the page that holds something lets it go", () => {
  const held: (() => unknown)[] = [];
  const release = holdLeaving((go) => held.push(go));
  const go = vi.fn(async () => "left" as const);
  askToLeave(go);
  expect(go).not.toHaveBeenCalled();
  held[0]?.();
  expect(go).toHaveBeenCalledOnce();
  release();
  askToLeave(go);
  expect(go).toHaveBeenCalledTimes(2);
});
