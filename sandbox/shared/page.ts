import { html } from "hono/html";
import { secureHeaders } from "hono/secure-headers";
import { pageStyle } from "./page-style";

export type Html = ReturnType<typeof html>;

type Page = { title: string; banner: string; top?: Html; body: Html };

export function renderPage({ title, banner, top, body }: Page): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${pageStyle}</style>
</head>
<body>
<div class="banner" role="note">${banner}</div>
${top ?? ""}
<main>
<h1>${title}</h1>
${body}
</main>
</body>
</html>`;
}

/** No `form-action`: Chromium applies it to redirects too, and consent forms redirect to the client. */
export const pageHeaders = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    styleSrc: ["'unsafe-inline'"],
    imgSrc: ["'self'", "data:"],
    frameSrc: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
  strictTransportSecurity: false,
  crossOriginOpenerPolicy: false,
  referrerPolicy: "same-origin",
  xFrameOptions: "DENY",
});
