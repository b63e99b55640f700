interface RepositoryHeadingsProps {
  hasLanguage?: boolean;
  hasPushed?: boolean;
}

/** For the eye alone: each row tells a screen reader what its words mean. */
export function RepositoryHeadings({ hasLanguage = false, hasPushed = false }: RepositoryHeadingsProps) {
  return (
    <div
      aria-hidden="true"
      className="hidden items-center gap-3 border-b bg-background px-4 py-1.5 text-sm text-muted sm:flex"
    >
      <span className="min-w-0 flex-1">Repository</span>
      {hasLanguage && <span className="w-24 shrink-0">Language</span>}
      {hasPushed && <span className="w-28 shrink-0 text-end">Pushed</span>}
    </div>
  );
}
