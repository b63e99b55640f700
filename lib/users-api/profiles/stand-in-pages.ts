import type { ApiHono } from "../app";

/** Where our pages lead for what a PostHog has on pages of its own. */
const PATHS = ["/", "/signup", "/reset", "/settings/*"];

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>A page of PostHog's</title>
<link rel="icon" href="data:,">
<style>body { font: 1rem/1.5 system-ui, sans-serif; max-width: 32rem; margin: 15vh auto; padding: 0 1rem }</style>
</head>
<body><main>
<h1>A page of PostHog's would be here</h1>
<p>This server plays PostHog's API for a trial, and has none of its pages. Close this tab to go on.</p>
</main></body>
</html>`;

const policy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** So that a trial of the pages ends on words, and not on an API's 404. */
export function mountStandInPages(app: ApiHono): void {
  for (const path of PATHS) {
    app.get(path, (c) => c.html(page, 200, { "Content-Security-Policy": policy }));
  }
}
