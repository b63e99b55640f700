import type { ReactNode } from "react";

interface PageHeaderProps {
  title: ReactNode;
  /** One sentence: what can be done here. */
  description?: ReactNode;
  action?: ReactNode;
  /** Above the title, e.g. a way back. */
  before?: ReactNode;
}

/** The h1 takes focus from code: after navigation, or when a dialog's opener is gone. */
export function PageHeader({ title, description, action, before }: PageHeaderProps) {
  return (
    <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-4">
      <div className="min-w-0 flex-1 basis-72">
        {before}
        <h1 tabIndex={-1} className="text-2xl font-semibold tracking-[-0.015em] text-balance wrap-anywhere">
          {title}
        </h1>
        {description && <p className="mt-1 max-w-[64ch] text-pretty text-muted">{description}</p>}
      </div>
      {action && <div className="flex flex-wrap items-center gap-2">{action}</div>}
    </header>
  );
}
