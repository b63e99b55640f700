"use client";

import { CircleCheck } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Card, CardFooter } from "@/components/ui/card";
import { toEndedText } from "./list-ended";

interface PasswordChangedProps {
  wasSet: boolean;
  /** Names of the sessions that ended with the old password; null where the server lists none. */
  ended: readonly string[] | null;
  email: string;
  back: { href: Route; label: string };
}

/** What the change did, in place of the form that asked for it. */
export function PasswordChanged({ wasSet, ended, email, back }: PasswordChangedProps) {
  const titleRef = useRef<HTMLHeadingElement>(null);
  useEffect(() => titleRef.current?.focus(), []);
  return (
    <Card aria-label="Result">
      <div className="flex items-start gap-4 px-4 py-4 sm:px-6 sm:py-5">
        <span className="grid size-10 shrink-0 place-items-center rounded-lg bg-success-soft text-success">
          <CircleCheck className="size-5" />
        </span>
        <div className="min-w-0 flex-1">
          <h2 ref={titleRef} tabIndex={-1} className="text-lg font-semibold outline-none">
            {wasSet ? "Password changed" : "Password set"}
          </h2>
          <ul className="mt-1 flex list-disc flex-col gap-1 ps-4 text-pretty text-muted marker:text-faint">
            {ended && <li>{toSessionsText(ended)}</li>}
            <li className="wrap-anywhere">A mail about it was sent to {email}.</li>
          </ul>
        </div>
      </div>
      <CardFooter>
        <Button asChild variant="primary">
          <Link href={back.href}>Done</Link>
        </Button>
      </CardFooter>
    </Card>
  );
}

function toSessionsText(ended: readonly string[]): string {
  if (ended.length === 0) return "There were no other sessions to end.";
  const count = ended.length === 1 ? "1 other session was" : `${ended.length} other sessions were`;
  return `${count} ended: ${toEndedText(ended)}.`;
}
