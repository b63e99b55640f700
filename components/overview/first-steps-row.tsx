"use client";

import { Circle, CircleCheck, CircleDashed } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Item } from "@/components/ui/item";
import type { FirstStep } from "@/lib/client/profile/list-first-steps";
import { KeepNotifications } from "./first-steps-keep";

export function FirstStepRow({ step }: { step: FirstStep }) {
  const { id, title, why, action, href, isDone } = step;
  return (
    <Item
      media={<Mark isDone={isDone} />}
      title={
        <>
          <span className={cn(isDone && "font-normal text-muted")}>{title}</span>
          <span className="sr-only">{toWords(isDone)}</span>
        </>
      }
      description={!isDone && why}
      className="flex min-h-13 flex-col justify-center max-sm:[&>div]:items-start"
      action={
        !isDone && (
          <span className="flex flex-col-reverse items-end gap-1 sm:flex-row sm:items-center sm:gap-2">
            {id === "notifications" && <KeepNotifications />}
            <Button asChild size="sm">
              <Link href={href} aria-label={`${action}: ${title}`}>
                {action}
              </Link>
            </Button>
          </span>
        )
      }
    />
  );
}

function Mark({ isDone }: { isDone: boolean | null }) {
  if (isDone === null) return <CircleDashed className="text-faint" />;
  return isDone ? <CircleCheck className="text-success" /> : <Circle className="text-faint" />;
}

function toWords(isDone: boolean | null): string {
  if (isDone === null) return ", not read yet";
  return isDone ? ", done" : ", to do";
}
