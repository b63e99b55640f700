import { HTTPException } from "hono/http-exception";
import type { ContentfulStatusCode } from "hono/utils/http-status";

const DOCUMENTATION_URL = "https://docs.github.com/rest";

/** GitHub's error body; thrown from a handler, it becomes the answer. */
export function apiError(status: ContentfulStatusCode, message: string): HTTPException {
  const body = { message, documentation_url: DOCUMENTATION_URL, status: String(status) };
  return new HTTPException(status, {
    res: new Response(JSON.stringify(body), {
      status,
      headers: { "content-type": "application/json; charset=utf-8" },
    }),
  });
}

export const notFound = () => apiError(404, "Not Found");
export const badCredentials = () => apiError(401, "Bad credentials");
export const suspended = () => apiError(403, "This installation has been suspended");
export const notAccessible = () => apiError(403, "Resource not accessible by integration");
