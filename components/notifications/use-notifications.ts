"use client";

import { useEffect, useMemo, useSyncExternalStore } from "react";
import { useProof } from "@/components/settings/proof-context";
import { useViewer } from "@/components/settings/viewer-context";
import type { Facts } from "@/lib/client/notifications/cells";
import type { Change } from "@/lib/client/notifications/change";
import { type ChangeQueue, overlay } from "@/lib/client/notifications/change-queue";
import { emptySnapshot, type Undo } from "@/lib/client/notifications/change-store";
import { listTopics, type Topic } from "@/lib/client/notifications/topics";
import { useChangeStore } from "@/lib/client/notifications/use-change-store";
import type { User } from "@/lib/contract/schemas/account";

export type Notifications = {
  facts: Facts;
  topics: readonly Topic[];
  hasInApp: boolean;
  queue: ChangeQueue;
  undo: Undo | null;
  /** Shown at once, sent in order; a list is one step. */
  change: (changes: readonly Change[]) => void;
  setUndo: (undo: Undo | null) => void;
};

/** The person's settings with what is on its way to the server; null where the server has none. */
export function useNotifications(): Notifications | null {
  const { user } = useViewer();
  const { withProof } = useProof();
  const store = useChangeStore(user.uuid);
  const { queue, undo } = useSyncExternalStore(store.subscribe, store.getSnapshot, () => emptySnapshot);
  const server = user.notification_settings;
  const types = user.active_realtime_notification_types;

  const topics = useMemo(() => listTopics(types ?? []), [types]);
  const facts = useMemo(() => server && toFacts(user, overlay(queue, server)), [user, server, queue]);

  useEffect(() => {
    if (server) store.follow(server);
  }, [store, server]);

  useEffect(() => {
    const hold = (event: BeforeUnloadEvent) => store.isBusy() && event.preventDefault();
    window.addEventListener("beforeunload", hold);
    return () => window.removeEventListener("beforeunload", hold);
  }, [store]);

  if (!facts) return null;
  return {
    facts,
    topics,
    hasInApp: (types ?? []).length > 0,
    queue,
    undo,
    change: (changes) => store.push(changes, withProof),
    setUndo: store.setUndo,
  };
}

function toFacts(
  { organization, organizations, team, notification_locks }: User,
  settings: Facts["settings"],
) {
  const teams = organization?.teams ?? (team ? [team] : []);
  const projects = teams.map(({ id, name }) => ({ id: String(id), name: name ?? `Project ${id}` }));
  const all = organizations ?? (organization ? [organization] : []);
  return {
    settings,
    locks: notification_locks ?? {},
    projects: projects.toSorted((a, b) => a.name.localeCompare(b.name, "en")),
    organizations: all.map(({ id, name }) => ({ id, name })),
  };
}
