import type { ReactNode } from "react";
import { cn } from "./cn";

interface EmptyStateProps {
  icon?: ReactNode;
  title: ReactNode;
  /** What this place is for. */
  children?: ReactNode;
  /** The one action. */
  action?: ReactNode;
  className?: string;
}

export function EmptyState({ icon, title, children, action, className }: EmptyStateProps) {
  return (
    <div className={cn("flex flex-col items-start gap-4 px-4 py-8 sm:flex-row sm:px-6", className)}>
      {icon && (
        <span className="grid size-10 shrink-0 place-items-center rounded-lg border bg-background text-muted">
          {icon}
        </span>
      )}
      <div className="min-w-0 flex-1">
        <p className="font-medium">{title}</p>
        {children && <div className="mt-0.5 max-w-[56ch] text-pretty text-muted">{children}</div>}
        {action && <div className="mt-4 flex flex-wrap gap-2">{action}</div>}
      </div>
    </div>
  );
}
