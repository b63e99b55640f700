/** Three bars of different length in a square: a list of settings. Drawn here, so no request and no theme twin. */
export function ProductMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" className={className}>
      <rect width="24" height="24" rx="6" fill="var(--accent)" />
      <g stroke="var(--on-accent)" strokeWidth="2" strokeLinecap="round">
        <path d="M6.5 8h5M15 8h2.5M6.5 12h1.5M11.5 12h6M6.5 16h6.5M16.5 16h1" />
      </g>
    </svg>
  );
}
