"use client";

import { BellOff, Undo2 } from "lucide-react";
import { useViewer } from "@/components/settings/viewer-context";
import { Button } from "@/components/ui/button";
import { Card, CardFooter } from "@/components/ui/card";
import { namePath } from "@/lib/client/notifications/change";
import { type ChangeQueue, listPending } from "@/lib/client/notifications/change-queue";
import { buildUndo, listMute, listUndo } from "@/lib/client/notifications/mute";
import { readRowState } from "@/lib/client/notifications/row-state";
import { listPaths, type Topic } from "@/lib/client/notifications/topics";
import type { Notifications } from "./use-notifications";
import { useOrganizationName } from "./use-organization-name";

interface MuteCardProps {
  notifications: Notifications;
  isReadOnly: boolean;
  /** Some of the notifications are out of sight. */
  isSearching: boolean;
}

export function MuteCard({ notifications, isReadOnly, isSearching }: MuteCardProps) {
  const { topics, facts, undo, change, setUndo } = notifications;
  const mute = listMute(topics, facts);
  const back = undo ? listUndo(undo, facts.settings) : [];
  const isMuted = mute.length === 0;
  const canUndo = isMuted && back.length > 0;

  function press() {
    if (canUndo) {
      setUndo(null);
      change(back);
    } else {
      setUndo(buildUndo(mute, facts.settings));
      change(mute);
    }
  }

  return (
    <Card
      id="mute"
      title="Mute everything except security"
      description={`Switches off ${isSearching ? "all notifications, not only those found" : "all that you can choose above"}. Mail about your security still arrives.`}
    >
      <CardFooter hint={<MuteHint notifications={notifications} isMuted={isMuted} />}>
        {/* One button for both, so that the focus stays where the person is. */}
        <Button
          id="mute-everything"
          icon={canUndo ? <Undo2 /> : <BellOff />}
          disabled={isReadOnly || (isMuted && !canUndo)}
          onClick={press}
        >
          {canUndo ? "Undo" : "Mute everything"}
        </Button>
      </CardFooter>
    </Card>
  );
}

function MuteHint({ notifications, isMuted }: { notifications: Notifications; isMuted: boolean }) {
  const { facts, topics, queue, undo } = notifications;
  const { user } = useViewer();
  const name = useOrganizationName();
  const names = undo?.muted.map(({ path }) => namePath(path)) ?? [];
  const pending = listPending(queue);
  const failed = undo ? topics.filter((topic) => isFailed(queue, topic)).length : 0;
  const locked = topics.filter(({ mail }) => mail && Object.hasOwn(facts.locks, mail)).length;
  const hasOthers = (user.organizations ?? []).length > 1 && notifications.hasInApp;
  return (
    <>
      <span role="status">
        {isMuted &&
          (names.some((each) => pending.has(each)) ? "Muting." : "Everything you can choose is muted.")}
        {failed > 0 && `${failed} could not be muted and say why above.`}
      </span>{" "}
      {locked > 0 && `What ${name} decides stays as it is.`}{" "}
      {hasOthers && `In the app, this is about the projects of ${name}.`}
    </>
  );
}

/** As many as there are rows that say why. */
function isFailed(queue: ChangeQueue, topic: Topic): boolean {
  return readRowState(queue, listPaths(topic)).failedCount > 0;
}
