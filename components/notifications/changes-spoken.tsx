"use client";

import { LiveRegion } from "@/components/ui/live-region";
import type { ChangeQueue } from "@/lib/client/notifications/change-queue";
import { readRowState } from "@/lib/client/notifications/row-state";
import { listPaths, type Topic } from "@/lib/client/notifications/topics";

interface ChangesSpokenProps {
  topics: readonly Topic[];
  queue: ChangeQueue;
}

/** The marks of the rows in one voice: what was saved last, and only once it is. */
export function ChangesSpoken({ topics, queue }: ChangesSpokenProps) {
  const newest = Math.max(0, ...queue.saved.values());
  const labels = topics
    .filter((topic) => {
      const { mark } = readRowState(queue, [...listPaths(topic), ...toThreshold(topic)]);
      return mark?.kind === "saved" && mark.serial === newest;
    })
    .map(({ label }) => label);
  return <LiveRegion message={labels.length > 0 ? `Saved: ${labels.join(", ")}` : ""} />;
}

function toThreshold({ children }: Topic): string[] {
  return children.filter((key) => key === "data_pipeline_error_threshold");
}
