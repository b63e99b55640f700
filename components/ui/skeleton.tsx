import type { ReactNode } from "react";
import { cn } from "./cn";

/** Give it the size of what follows: `h-5 w-40` for a line of text. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span className={cn("block animate-skeleton bg-border/70 not-[.rounded-full]:rounded-sm", className)} />
  );
}

interface SkeletonGroupProps {
  /** "Loading repositories" */
  label: string;
  className?: string;
  children: ReactNode;
}

export function SkeletonGroup({ label, className, children }: SkeletonGroupProps) {
  return (
    <div role="status" className={className}>
      <span className="sr-only">{label}</span>
      <div aria-hidden="true">{children}</div>
    </div>
  );
}
