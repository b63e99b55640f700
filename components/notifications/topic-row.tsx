"use client";

import { Suspense, useId, useState } from "react";
import { cn } from "@/components/ui/cn";
import { Late } from "@/components/ui/late";
import { lazyPart } from "@/components/ui/lazy-part";
import { isLocked, readInAppCell, readMailCell } from "@/lib/client/notifications/cells";
import { readRowState } from "@/lib/client/notifications/row-state";
import { listPaths, type Topic } from "@/lib/client/notifications/topics";
import type { NotificationKey } from "@/lib/contract/notifications";
import { toColumns } from "./grid-columns";
import { LockReason } from "./lock-reason";
import type { GridProps } from "./notification-grid";
import { RowProblem } from "./row-problem";
import { ThresholdField } from "./threshold-field";
import { TopicCell } from "./topic-cell";
import { TopicDetails } from "./topic-details";

const IN_APP = "realtime_notifications_disabled";
const ExceptionsSheet = lazyPart(async () => (await import("./exceptions-sheet")).ExceptionsSheet);

interface TopicRowProps extends GridProps {
  topic: Topic;
}

export function TopicRow({ topic, ...grid }: TopicRowProps) {
  const { facts, hasInApp, queue, isReadOnly, change } = grid;
  const [panel, setPanel] = useState<NotificationKey | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const labelId = useId();
  const { mark, failures, failedCount } = readRowState(queue, listPaths(topic));
  const hasThreshold = topic.children.includes("data_pipeline_error_threshold");
  const mailLocked = topic.mail !== null && isLocked(facts, topic.mail);
  const inAppLocked = topic.inApp !== null && isLocked(facts, IN_APP);
  const cell = { labelId, isReadOnly, onChange: change };

  function open(key: NotificationKey) {
    setPanel(key);
    setIsOpen(true);
  }

  return (
    <li id={topic.id} className={cn(toColumns(hasInApp), "scroll-mt-20 px-4 py-3 sm:px-6")}>
      <p id={labelId} className="self-start font-medium text-pretty">
        {topic.label}
      </p>
      <TopicCell
        {...cell}
        column="mail"
        cell={readMailCell(topic, facts)}
        isLocked={mailLocked}
        onOpen={() => topic.mail && open(topic.mail)}
      />
      {hasInApp && (
        <TopicCell
          {...cell}
          column="inApp"
          cell={readInAppCell(topic, facts)}
          isLocked={inAppLocked}
          isUnknown={topic.inApp?.isUnknown ?? false}
          onOpen={() => open(IN_APP)}
        />
      )}
      <div className="col-span-full sm:col-span-1 sm:col-start-1 sm:row-start-2">
        <div className="flex flex-wrap items-center gap-x-3 text-sm">
          <p id={`${labelId}-causes`} className="text-pretty text-muted">
            {topic.causes}
          </p>
          {(mailLocked || inAppLocked) && (
            <LockReason id={`${labelId}-lock`} channel={findChannel(topic, mailLocked, inAppLocked)} />
          )}
          <TopicDetails topic={topic} mark={mark} {...grid} onOpen={open} onNear={ExceptionsSheet.preload} />
        </div>
        <RowProblem failures={failures} count={failedCount} onRetry={change} />
        {hasThreshold && <ThresholdField {...grid} />}
      </div>
      {panel && (
        <Suspense fallback={<Late />}>
          <ExceptionsSheet
            {...grid}
            topic={topic}
            of={panel}
            isOpen={isOpen}
            onClose={() => setIsOpen(false)}
            onMissing={() => setPanel(null)}
          />
        </Suspense>
      )}
    </li>
  );
}

/** Said only where the other one is not decided as well. */
function findChannel({ mail, inApp }: Topic, mailLocked: boolean, inAppLocked: boolean): string | undefined {
  if (!mail || !inApp || mailLocked === inAppLocked) return undefined;
  return mailLocked ? "by e-mail" : "in the app";
}
