import { parseCookies } from "../session/read-request-session";

type Browser = { cookie: string; headers?: Record<string, string> };

/** In the place of `next/headers`, which works inside a request of Next alone. */
export function toNextHeaders(browser: Browser) {
  const jar = () => parseCookies(browser.cookie);
  return {
    cookies: async () => ({
      get: (name: string) => (jar().has(name) ? { name, value: jar().get(name) } : undefined),
      has: (name: string) => jar().has(name),
    }),
    headers: async () => new Headers(browser.headers),
  };
}
