"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import { CircleCheck, Lightbulb } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Card, CardBody } from "@/components/ui/card";
import { Item, ItemList } from "@/components/ui/item";
import { Skeleton, SkeletonGroup } from "@/components/ui/skeleton";
import { TONES } from "@/components/ui/tone";
import type { Finding } from "@/lib/client/security/list-findings";
import type { TwoFactorStatus } from "@/lib/contract/schemas/two-factor";
import { useCheckUp } from "./use-check-up";

const Warning = TONES.warning.icon;

/** What is weak, each with the page that mends it; "nothing" only once everything was looked at. */
export function CheckUpCard({ status }: { status: UseQueryResult<TwoFactorStatus> }) {
  const { findings, isElse, state } = useCheckUp(status);
  return (
    <Card id="check-up" title="Check-up" description="What is weak about your account, and where to mend it.">
      <CardBody flush>
        {findings.length > 0 && (
          <ItemList>
            {findings.map((finding) => (
              <FindingRow key={finding.id} finding={finding} />
            ))}
          </ItemList>
        )}
        {state === "checking" && findings.length === 0 && <LineSkeleton />}
        {state === "partly" && (
          <p className="border-t px-4 py-3 text-muted first:border-t-0 sm:px-6">
            Some of your account could not be checked.
          </p>
        )}
        {state === "done" && findings.length === 0 && (
          <p className="flex min-h-11 items-center gap-3 px-4 py-2.5 sm:px-6">
            <CircleCheck className="text-success" />
            {isElse ? "Nothing else to mend." : "Nothing to mend."}
          </p>
        )}
      </CardBody>
    </Card>
  );
}

function FindingRow({ finding }: { finding: Finding }) {
  const { level, text, why, action, href } = finding;
  return (
    <Item
      media={level === "act" ? <Warning className="text-warning" /> : <Lightbulb className="text-info" />}
      title={text}
      description={why}
      action={
        <Button asChild size="sm">
          <Link href={href} aria-label={`${action}: ${text}`}>
            {action}
          </Link>
        </Button>
      }
    />
  );
}

function LineSkeleton() {
  return (
    <SkeletonGroup label="Checking your account">
      <div className="flex min-h-11 items-center gap-3 px-4 sm:px-6">
        <Skeleton className="size-4 rounded-full" />
        <Skeleton className="h-4 w-40" />
      </div>
    </SkeletonGroup>
  );
}
