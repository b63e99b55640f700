import type { ApiHono } from "../../app";
import { findSession } from "../../auth/find-session";
import { requireTwoFactor } from "../../auth/require-two-factor";
import type { ApiContext } from "../../context";
import { readClientInfo } from "../../http/client-info";
import { readCookie, SESSION_COOKIE } from "../../http/cookies";
import { noteCaller } from "../../http/request-scope";
import { getProfile } from "../../profiles/profiles";
import { ServiceError } from "../../service-error";
import { requireGithub } from "../require-github";
import { type CallbackQuery, runCallback } from "./run-callback";

const QUERY_LENGTH_MAX = 512;

/** Both of GitHub's return addresses; they differ only in what a signed-out person sees. */
export function mountGithubCallback(app: ApiHono, ctx: ApiContext): void {
  const handle = async (raw: Request, peer: string | null): Promise<string | null> => {
    if (raw.method !== "GET") {
      // Hono runs GET routes for HEAD too, and a look from afar must not use the state up.
      throw new ServiceError("method_not_allowed", { detail: `Method "${raw.method}" not allowed.` });
    }
    const token = readCookie(raw.headers, SESSION_COOKIE);
    const found = token ? await findSession(ctx, token) : null;
    if (!found) {
      return null;
    }
    noteCaller(found.user.id);
    await requireTwoFactor(ctx, { ...found, path: new URL(raw.url).pathname });
    const { trustedProxyHops } = ctx.settings;
    return runCallback({
      ctx,
      github: requireGithub(ctx),
      user: found.user,
      client: readClientInfo({ headers: raw.headers, peer, trustedProxyHops }),
      query: readQuery(new URL(raw.url).searchParams),
    });
  };
  app.all("/complete/github-link", async (c) => {
    const target = await handle(c.req.raw, c.env?.peer ?? null);
    if (target === null) {
      throw new ServiceError("not_authenticated");
    }
    return c.redirect(target, 302);
  });
  if (!getProfile(ctx).github.hasSetupUrl) {
    return;
  }
  app.all("/integrations/github/callback", async (c) => {
    const target = await handle(c.req.raw, c.env?.peer ?? null);
    const next = encodeURIComponent(`/integrations/github/callback/${new URL(c.req.url).search}`);
    return c.redirect(target ?? `${ctx.settings.siteUrl}/login?next=${next}`, 302);
  });
}

function readQuery(params: URLSearchParams): CallbackQuery {
  const read = (name: string) => params.get(name)?.slice(0, QUERY_LENGTH_MAX) || null;
  return {
    code: read("code"),
    state: read("state"),
    installationId: read("installation_id"),
    setupAction: read("setup_action"),
    error: read("error"),
  };
}
