import { timingSafeEqual } from "node:crypto";
import type { Hono } from "hono";
import { wait } from "../control/fault-rules";
import type { Sandbox, SandboxEnv } from "../sandbox";
import { ACCESS_TTL_SECONDS, createGrant, REFRESH_TTL_SECONDS, refreshGrant, takeCode } from "../tokens";
import type { UserGrant } from "../types";
import { isAllowedRedirect } from "./client-callback";
import type { PageContext } from "./session";

type Fields = Record<string, unknown>;

/** GitHub answers its own refusals with 200 and an `error`; only the body tells them apart. */
export function addAccessToken(app: Hono<SandboxEnv>, sandbox: Sandbox): void {
  app.post("/login/oauth/access_token", async (c) => {
    if (sandbox.latencyMs > 0) await wait(sandbox.latencyMs);
    const answer = exchange(sandbox, c, await readFields(c));
    if (c.req.header("accept")?.includes("json")) {
      return c.json(answer, 200, { "Content-Type": "application/json; charset=utf-8" });
    }
    const pairs = Object.entries(answer).map(([name, value]) => [name, String(value)]);
    return c.body(new URLSearchParams(pairs).toString(), 200, {
      "Content-Type": "application/x-www-form-urlencoded; charset=utf-8",
    });
  });
}

function exchange(sandbox: Sandbox, c: PageContext, fields: Fields): Fields {
  const isClient =
    fields.client_id === sandbox.app.clientId && isSame(fields.client_secret, sandbox.app.clientSecret);
  if (!isClient) {
    return refusal(
      "incorrect_client_credentials",
      "The client_id and/or client_secret passed are incorrect.",
    );
  }
  c.set("caller", "app");
  if (fields.grant_type === "refresh_token") {
    const grant = refreshGrant(sandbox.store, String(fields.refresh_token ?? ""));
    return grant === null
      ? refusal("bad_refresh_token", "The refresh token passed is incorrect or expired.")
      : success(grant);
  }
  const found = takeCode(sandbox.store, String(fields.code ?? ""));
  if (found === null) {
    return refusal("bad_verification_code", "The code passed is incorrect or expired.");
  }
  const redirectUri = fields.redirect_uri;
  if (redirectUri !== undefined && !isExpectedRedirect(sandbox, String(redirectUri), found.redirectUri)) {
    return refusal(
      "redirect_uri_mismatch",
      "The redirect_uri MUST match the registered callback URL for this application.",
    );
  }
  return success(createGrant(sandbox.store, found.login));
}

async function readFields(c: PageContext): Promise<Fields> {
  const query = c.req.query();
  if (c.req.header("content-type")?.includes("json")) {
    const body: unknown = await c.req.json().catch(() => null);
    return typeof body === "object" && body !== null ? { ...query, ...body } : query;
  }
  return { ...query, ...Object.fromEntries(new URLSearchParams(await c.req.text())) };
}

function isExpectedRedirect(sandbox: Sandbox, given: string, authorized: string | null): boolean {
  return authorized === null ? isAllowedRedirect(sandbox, given) : given === authorized;
}

function isSame(given: unknown, expected: string): boolean {
  const left = Buffer.from(String(given ?? ""));
  const right = Buffer.from(expected);
  return left.length === right.length && timingSafeEqual(left, right);
}

function success(grant: UserGrant): Fields {
  return {
    access_token: grant.accessToken,
    expires_in: ACCESS_TTL_SECONDS,
    refresh_token: grant.refreshToken,
    refresh_token_expires_in: REFRESH_TTL_SECONDS,
    scope: "",
    token_type: "bearer",
  };
}

function refusal(error: string, description: string): Fields {
  return {
    error,
    error_description: description,
    error_uri: `https://docs.github.com/apps/managing-oauth-apps/troubleshooting-oauth-app-access-token-request-errors/#${error.replaceAll("_", "-")}`,
  };
}
