/** The look shared by input, textarea and select. 16 px on touch keeps iOS from zooming in. */
export const CONTROL_CLASS =
  "block w-full min-w-0 rounded-md border border-border-strong bg-surface px-3 py-1.5 text-base text-text placeholder:text-faint " +
  "min-h-9 pointer-coarse:min-h-11 pointer-coarse:text-lg " +
  "[&[readonly]]:bg-subtle disabled:bg-subtle disabled:text-muted disabled:border-border aria-invalid:border-danger";
