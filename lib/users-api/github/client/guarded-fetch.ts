import { GithubError } from "./github-error";

type FetchByUrl = (url: string, init?: RequestInit) => Promise<Response>;

type WholeAnswer = { status: number; headers: Headers; body: Buffer<ArrayBuffer> };

export type FetchWhole = (url: string, init?: RequestInit) => Promise<WholeAnswer>;

/**
 * Wraps fetch with what Octokit leaves open. Redirects are followed only for GET, inside the first origin and
 * at most twice (a renamed repository), so that the bearer token never reaches another host. The body is read
 * here, capped, because Octokit turns a body that breaks off or times out into an empty success.
 */
export function createGuardedFetch(send: FetchByUrl): FetchWhole {
  return async function guardedFetch(url, init = {}) {
    const isGet = init.method === "GET";
    let currentUrl = url;
    for (let hops = 0; ; hops += 1) {
      const response = await send(currentUrl, { ...init, redirect: "manual" });
      if (!REDIRECT_STATUSES.has(response.status)) return readWhole(response);

      await response.body?.cancel();
      const nextUrl = findSameOriginTarget(response, currentUrl);
      if (!isGet || nextUrl === null || hops >= HOPS_MAX) throw refuseRedirect(response.status);
      currentUrl = nextUrl;
    }
  };
}

const REDIRECT_STATUSES: ReadonlySet<number> = new Set([300, 301, 302, 303, 305, 306, 307, 308]);
const HOPS_MAX = 2;
/** A page of 100 repositories weighs about 0.6 MB. */
const BODY_BYTES_MAX = 16 * 1024 * 1024;

function findSameOriginTarget(response: Response, currentUrl: string): string | null {
  const location = response.headers.get("location");
  if (location === null || !URL.canParse(location, currentUrl)) return null;
  const target = new URL(location, currentUrl);
  const hasCredentials = target.username !== "" || target.password !== "";
  return target.origin === new URL(currentUrl).origin && !hasCredentials ? target.href : null;
}

async function readWhole(response: Response): Promise<WholeAnswer> {
  const { status, headers } = response;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > BODY_BYTES_MAX) {
      throw new GithubError({
        kind: "invalid_answer",
        message: "GitHub's answer is too large",
        status,
      });
    }
    chunks.push(chunk);
  }
  return { status, headers, body: Buffer.concat(chunks) };
}

function refuseRedirect(status: number): GithubError {
  return new GithubError({ kind: "invalid_answer", message: "GitHub answered with a redirect", status });
}
