"use client";

import { createContext, type ReactNode, useContext, useId } from "react";
import { Card } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { toAnchor } from "@/lib/client/notifications/topics";
import { toColumns } from "./grid-columns";

interface GroupCardProps {
  title: string;
  hasInApp: boolean;
  children: ReactNode;
}

type ColumnIds = { mail: string; inApp: string };

const ColumnContext = createContext<ColumnIds>({ mail: "", inApp: "" });

/** The ids of the column heads, half of every switch's name. */
export const useColumnIds = () => useContext(ColumnContext);

export function GroupCard({ title, hasInApp, children }: GroupCardProps) {
  const id = useId();
  const anchor = toAnchor(title);
  const columns = { mail: `${id}-mail`, inApp: `${id}-in-app` };
  return (
    <Card id={anchor} aria-labelledby={`${id}-title`}>
      <header className={cn(toColumns(hasInApp), "items-end border-b px-4 pt-4 pb-3 sm:px-6")}>
        <h2 id={`${id}-title`} className="text-lg font-semibold text-balance">
          {title}
        </h2>
        <ColumnHead id={columns.mail}>E-mail</ColumnHead>
        {hasInApp && <ColumnHead id={columns.inApp}>In the app</ColumnHead>}
      </header>
      <ColumnContext value={columns}>
        <ul className="divide-y divide-border">{children}</ul>
      </ColumnContext>
    </Card>
  );
}

function ColumnHead({ id, children }: { id: string; children: string }) {
  return (
    <span id={id} className="text-center text-sm text-muted">
      {children}
    </span>
  );
}
