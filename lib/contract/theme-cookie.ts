/**
 * The theme of the account, kept in the browser so that a page knows it before the API has answered.
 * It is no secret and decides nothing else; scripts read and write it.
 */
export const THEME_COOKIE = "account-theme";

const names = ["system", "light", "dark"] as const;

export type ThemeMode = (typeof names)[number];

const YEAR_SECONDS = 31_536_000;

/** A server may know more modes than we do; those are left to it. */
export function toThemeMode(mode: unknown): ThemeMode | null {
  return names.find((name) => name === mode) ?? null;
}

/** As `Set-Cookie` and `document.cookie` take it; null removes it. */
export function formatThemeCookie(mode: ThemeMode | null): string {
  return `${THEME_COOKIE}=${mode ?? ""}; Path=/; Max-Age=${mode ? YEAR_SECONDS : 0}; SameSite=Lax`;
}
