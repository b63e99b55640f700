"use client";

import { SearchX } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LiveRegion } from "@/components/ui/live-region";
import { searchCards, searchTopics } from "@/lib/client/notifications/search-topics";
import { groups } from "@/lib/client/notifications/topics";
import { GroupCard } from "./group-card";
import { moveInGrid } from "./move-in-grid";
import { isSecurityFound, SecurityCard } from "./security-card";
import { TopicRow } from "./topic-row";
import type { Notifications } from "./use-notifications";

export interface GridProps extends Notifications {
  isReadOnly: boolean;
}

interface NotificationGridProps extends GridProps {
  search: string;
  onClearSearch: () => void;
}

export function NotificationGrid({ search, onClearSearch, ...grid }: NotificationGridProps) {
  const found = searchTopics(grid.topics, search);
  const hasSecurity = isSecurityFound(search);
  const count = found.length + (hasSecurity ? 1 : 0) + searchCards(search).length;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: The arrows only help; every switch is reached by Tab.
    <div className="flex flex-col gap-4 [&_:is(button,input)]:scroll-my-20" onKeyDown={moveInGrid}>
      <LiveRegion message={search === "" ? "" : toCount(count)} />
      {groups.map((group) => {
        const rows = found.filter((topic) => topic.group === group);
        if (rows.length === 0) return null;
        return (
          <GroupCard key={group} title={group} hasInApp={grid.hasInApp}>
            {rows.map((topic) => (
              <TopicRow key={topic.id} topic={topic} {...grid} />
            ))}
          </GroupCard>
        );
      })}
      {hasSecurity && <SecurityCard hasInApp={grid.hasInApp} />}
      {!grid.hasInApp && search === "" && (
        <p className="text-sm text-muted">This server sends nothing in the app, so only e-mail is listed.</p>
      )}
      {count === 0 && (
        <Card>
          <EmptyState
            icon={<SearchX />}
            title={<span className="wrap-anywhere">No notification matches “{search}”</span>}
            action={<Button onClick={onClearSearch}>Clear search</Button>}
          >
            The search looks at what a notification is called and what makes it arrive.
          </EmptyState>
        </Card>
      )}
    </div>
  );
}

function toCount(count: number): string {
  return count === 1 ? "1 result" : `${count} results`;
}
