import type { Sandbox } from "../sandbox";

/** Undefined values are left out. */
export function buildCallback(base: string, params: Record<string, string | number | undefined>): string {
  const url = new URL(base);
  for (const [name, value] of Object.entries(params)) {
    if (value !== undefined) url.searchParams.set(name, String(value));
  }
  return url.toString();
}

export function buildDenial(base: string, state: string | undefined): string {
  return buildCallback(base, {
    error: "access_denied",
    error_description: "The user has denied your application access.",
    error_uri:
      "https://docs.github.com/apps/managing-oauth-apps/troubleshooting-authorization-request-errors/",
    state,
  });
}

/** Host and port must be the registered ones; the path may lie below the registered path. */
export function isAllowedRedirect(sandbox: Sandbox, redirectUri: string): boolean {
  if (!URL.canParse(redirectUri)) return false;
  const asked = new URL(redirectUri);
  const registered = new URL(sandbox.callbackUrl);
  const folder = registered.pathname.replace(/\/*$/, "/");
  const isBelow = asked.pathname === registered.pathname || asked.pathname.startsWith(folder);
  return asked.origin === registered.origin && asked.username === "" && asked.password === "" && isBelow;
}
