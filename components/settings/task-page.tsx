"use client";

import type { Route } from "next";
import { useRouter, useSearchParams } from "next/navigation";
import type { ReactNode } from "react";
import { PageHeader } from "@/components/ui/page-header";
import { toSafeNext } from "@/lib/client/safe-next";
import { BackLink } from "./back-link";
import { namePage } from "./name-page";

type TaskReturn = { href: Route; back: { href: Route; label: string }; leave: () => void };

/** Where a task's page leads when it is done or given up: where the person came from, else its area. */
export function useTaskReturn(area: Route): TaskReturn {
  const router = useRouter();
  const next = useSearchParams().get("next");
  const href = next === null ? area : toSafeNext(next);
  return { href, back: { href, label: namePage(href) }, leave: () => router.push(href) };
}

interface TaskPageProps {
  title: string;
  description?: ReactNode;
  back: { href: Route; label: string };
  children: ReactNode;
}

/** One task on a page of its own, with an address that can be linked to. */
export function TaskPage({ title, description, back, children }: TaskPageProps) {
  return (
    <>
      <PageHeader
        before={<BackLink href={back.href}>{back.label}</BackLink>}
        title={title}
        description={description}
      />
      <div className="mt-6 flex flex-col gap-4">{children}</div>
    </>
  );
}
