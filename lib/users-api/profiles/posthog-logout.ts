import { eq } from "drizzle-orm";
import { recordActivity } from "../activity/record-activity";
import type { ApiHono } from "../app";
import { requireCsrf } from "../auth/csrf";
import { findSession } from "../auth/find-session";
import type { ApiContext } from "../context";
import { sessions } from "../db/schema/credentials";
import { readClientInfo } from "../http/client-info";
import { readCookie, SESSION_COOKIE } from "../http/cookies";
import { ServiceError } from "../service-error";
import { buildSessionCookie } from "../sessions/start-session";

/** PostHog's own way out: a page's form, which leads to its sign-in page, signed in or not. */
export function mountPosthogLogout(app: ApiHono, ctx: ApiContext): void {
  app.all("/logout", async (c) => {
    const { raw } = c.req;
    if (raw.method !== "POST") {
      throw new ServiceError("method_not_allowed", { detail: `Method "${raw.method}" not allowed.` });
    }
    const { trustedProxyHops } = ctx.settings;
    const client = readClientInfo({ headers: raw.headers, peer: c.env?.peer ?? null, trustedProxyHops });
    const token = readCookie(raw.headers, SESSION_COOKIE);
    const found = token ? await findSession(ctx, token) : null;
    if (found) {
      requireCsrf(ctx, raw.headers);
      await ctx.db.transaction(async (tx) => {
        await tx.delete(sessions).where(eq(sessions.id, found.session.id));
        await recordActivity(ctx, tx, { userId: found.user.id, type: "logged_out", client });
      });
    }
    c.header("Set-Cookie", buildSessionCookie(ctx, ""));
    return c.redirect("/login", 302);
  });
}
