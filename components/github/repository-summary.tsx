import { SyncProgress } from "@/components/settings/sync-progress";
import { NumberText } from "@/components/ui/number-text";
import { RelativeTime } from "@/components/ui/relative-time";
import { findProgress, isOnItsWay } from "@/lib/client/github/sync-progress";
import type { Integration } from "@/lib/contract/schemas/github";

interface RepositorySummaryProps {
  installation: Integration;
  className?: string;
}

/** "All 12,000 repositories · synced 5 minutes ago", as much of it as the server says. */
export function RepositorySummary({ installation, className }: RepositorySummaryProps) {
  const { repository_selection: selection, repository_count, last_synced_at } = installation;
  const soFar = findProgress(installation);
  if (soFar !== null) {
    return (
      <p className={className}>
        <SyncProgress soFar={soFar} />
      </p>
    );
  }
  const count = typeof repository_count === "number" ? repository_count : null;
  if (count === null && !last_synced_at) {
    const text = last_synced_at === null ? "Repositories not read yet" : SELECTIONS.get(selection ?? "");
    return text && <p className={className}>{text}</p>;
  }
  return (
    <p className={className}>
      {selection === "all" && (count === 1 ? "Its only " : "All ")}
      {count !== null && !(selection === "all" && count === 1) && <NumberText value={count} />}
      {` ${selection === "selected" ? "selected " : ""}${count === 1 ? "repository" : "repositories"}`}
      {isOnItsWay(installation) && " · being read again"}
      {last_synced_at && (
        <>
          {" · synced "}
          <RelativeTime value={last_synced_at} />
        </>
      )}
    </p>
  );
}

/** Of a server that counts nothing, as PostHog. */
const SELECTIONS = new Map([
  ["all", "All repositories"],
  ["selected", "Selected repositories"],
]);
