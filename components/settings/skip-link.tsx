export function SkipLink() {
  return (
    <a
      href="#content"
      className="sr-only focus-visible:not-sr-only focus-visible:fixed! focus-visible:start-4 focus-visible:top-2.5 focus-visible:z-50 focus-visible:rounded-md focus-visible:bg-raised focus-visible:px-3.5 focus-visible:py-2 focus-visible:font-medium focus-visible:shadow-float"
    >
      Skip to content
    </a>
  );
}
