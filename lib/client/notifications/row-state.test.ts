import { expect, test } from "vitest";
import { fail } from "./answer-queue";
import type { Change } from "./change";
import { emptyQueue, enqueue, takeNext } from "./change-queue";
import { readRowState } from "./row-state";

const inApp = (id: string): Change => ({
  path: ["realtime_notifications_disabled", "comment_mention", id],
  value: true,
});
const mail: Change = { path: ["discussions_mentioned"], value: false };
const prefixes = ["discussions_mentioned", "realtime_notifications_disabled/comment_mention"];

function failAll(queue: typeof emptyQueue, changes: Change[], message: string) {
  const sent = takeNext(enqueue(queue, changes, {}));
  return fail(sent, { error: new Error(message), server: {}, isRefusal: false });
}

test("a switch that stands for many projects counts as one of those that were not saved", () => {
  const queue = failAll(emptyQueue, [inApp("1"), inApp("2")], "offline");
  expect(readRowState(queue, prefixes)).toMatchObject({ failedCount: 1, failures: [{}, {}] });
  expect(readRowState(failAll(queue, [mail], "offline"), prefixes).failedCount).toBe(2);
  expect(readRowState(queue, ["plugin_disabled"]).failedCount).toBe(0);
});

test("the latest reason is the last, also of a switch that was tried again", () => {
  const first = failAll(emptyQueue, [mail], "throttled");
  const second = failAll(first, [inApp("1")], "offline");
  const reasons = (queue: typeof emptyQueue) =>
    readRowState(queue, prefixes).failures.map(({ error }) => error.message);
  expect(reasons(second)).toEqual(["throttled", "offline"]);
  expect(reasons(failAll(second, [mail], "down"))).toEqual(["offline", "down"]);
});
