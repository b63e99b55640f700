"use client";

import { ChevronRight } from "lucide-react";
import { useLinkStatus } from "next/link";
import { cn } from "@/components/ui/cn";
import { NavItemLabel } from "@/components/ui/nav-list";
import type { SettingsEntry } from "./entries";
import { FrameLink } from "./frame-link";
import { useActivePath } from "./use-active-path";
import { useCapabilities } from "./viewer-context";

interface NavLinkProps {
  entry: SettingsEntry;
  layout: "frame" | "page";
  /** How many things of this page need the person. */
  attention: number;
}

export function NavLink({ entry, layout, attention }: NavLinkProps) {
  const isActive = useActivePath();
  const access = useCapabilities()?.access ?? null;
  const Icon = entry.icon;
  return (
    <FrameLink href={entry.href} aria-current={isActive(entry.href) ? "page" : undefined}>
      <NavItemLabel
        icon={<Icon />}
        mark={
          <>
            {attention > 0 && <AttentionMark count={attention} />}
            {layout === "page" && <ChevronRight className="text-faint" />}
          </>
        }
      >
        <PendingText>{entry.label}</PendingText>
        {layout === "page" && <span className="block truncate text-sm text-muted">{entry.hint(access)}</span>}
      </NavItemLabel>
    </FrameLink>
  );
}

function AttentionMark({ count }: { count: number }) {
  return (
    <span className="grid h-5 min-w-5 place-items-center rounded-full bg-warning-soft px-1.5 text-sm font-medium text-warning tabular-nums">
      {count}
      <span className="sr-only">{count === 1 ? " thing needs you" : " things need you"}</span>
    </span>
  );
}

/** A page that takes long to come is seen to be coming. */
function PendingText({ children }: { children: string }) {
  const { pending } = useLinkStatus();
  return <span className={cn(pending && "animate-working")}>{children}</span>;
}
