import type { ApiContext } from "../../context";

/** The App's OAuth redirect URI, at the site, which hands it to this API (design.md 1). */
export function buildRedirectUri(ctx: ApiContext): string {
  return `${ctx.settings.siteUrl}/complete/github-link/`;
}
