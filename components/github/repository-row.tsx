"use client";

import { Archive, Lock } from "lucide-react";
import { type MouseEvent, useEffect, useRef } from "react";
import { MiddleTruncate } from "@/components/ui/middle-truncate";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Repository } from "@/lib/contract/schemas/github";

interface RepositoryRowProps {
  repository: Repository;
  href: string;
  /** The one row that Tab reaches. */
  isCurrent: boolean;
  /** The keyboard moved here. */
  takesFocus: boolean;
  onOpen: (repository: Repository) => void;
}

export function RepositoryRow({ repository, href, isCurrent, takesFocus, onOpen }: RepositoryRowProps) {
  const linkRef = useRef<HTMLAnchorElement>(null);

  useEffect(() => {
    if (takesFocus) linkRef.current?.focus({ preventScroll: true });
  }, [takesFocus]);

  function open(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    onOpen(repository);
  }

  return (
    <a
      ref={linkRef}
      href={href}
      data-row={repository.full_name}
      tabIndex={isCurrent ? 0 : -1}
      className="flex h-full items-center gap-3 px-4 -outline-offset-2 hover:bg-subtle focus-visible:bg-subtle"
      onClick={open}
    >
      <span className="flex min-w-0 flex-1 items-center gap-2">
        <MiddleTruncate text={repository.full_name} className="font-mono text-sm" />
        {repository.private && <Mark icon={<Lock />} label="Private" />}
        {repository.archived && <Mark icon={<Archive />} label="Archived" />}
      </span>
      {repository.language && (
        <span className="hidden w-24 shrink-0 truncate text-sm text-muted sm:block">
          {repository.language}
        </span>
      )}
      {repository.pushed_at && (
        <span className="hidden w-28 shrink-0 truncate text-end text-sm text-muted sm:block">
          <span className="sr-only">Pushed </span>
          <RelativeTime value={repository.pushed_at} />
        </span>
      )}
    </a>
  );
}

function Mark({ icon, label }: { icon: React.ReactNode; label: string }) {
  return (
    <span className="inline-flex shrink-0 items-center gap-1 text-sm text-muted" title={label}>
      {icon}
      <span className="sr-only sm:not-sr-only">{label}</span>
    </span>
  );
}
