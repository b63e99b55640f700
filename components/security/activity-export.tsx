"use client";

import { Download } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { LiveRegion } from "@/components/ui/live-region";
import { buildActivityCsv } from "./activity-csv";
import type { ActivityQuery } from "./activity-query";
import { saveFile } from "./save-file";

/** Far beyond what 90 days hold; it only ends a server's endless list. */
const PAGES_MAX = 200;

/** Everything of the chosen kind, not only what has been scrolled to. */
export function ActivityExport({ query }: { query: ActivityQuery }) {
  const [state, setState] = useState<"idle" | "reading" | "done" | "failed">("idle");

  async function run() {
    setState("reading");
    let { data, hasNextPage } = query;
    while (hasNextPage && (data?.pages.length ?? 0) < PAGES_MAX) {
      const next = await query.fetchNextPage();
      if (next.isError) return setState("failed");
      ({ data, hasNextPage } = next);
    }
    const rows = data?.pages.flatMap(({ results }) => results) ?? [];
    saveFile({ name: "activity.csv", type: "text/csv;charset=utf-8", text: buildActivityCsv(rows) });
    setState("done");
  }

  return (
    <div className="flex flex-wrap items-center justify-end gap-x-3 gap-y-1">
      {state === "failed" && (
        <p role="alert" className="text-sm text-danger">
          Not everything could be read. Try again.
        </p>
      )}
      <LiveRegion message={state === "done" ? "activity.csv was saved" : ""} />
      <Button
        icon={<Download />}
        pending={state === "reading"}
        pendingLabel="Reading"
        disabled={query.data === undefined}
        onClick={() => void run()}
      >
        Export
      </Button>
    </div>
  );
}
