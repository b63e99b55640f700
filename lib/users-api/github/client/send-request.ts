import { setTimeout as pause } from "node:timers/promises";
import { request } from "@octokit/request";
import { GithubError } from "./github-error";
import { createGuardedFetch } from "./guarded-fetch";
import { toFailedAnswer, toTransportError } from "./octokit-failure";
import { createOctokitFetch } from "./octokit-fetch";
import { readJson } from "./read-json.mjs";
import { toGithubError } from "./to-github-error";
import type { GithubSettings } from "./types";

export type ApiAnswer = {
  status: number;
  headers: Record<string, string | number | undefined>;
  data: unknown;
};

export type ApiCall = {
  /** Method and path template, such as `GET /repos/{owner}/{repo}`. */
  route: `${"GET" | "POST" | "DELETE"} /${string}`;
  /** Fills the template; the rest becomes the query of a GET or the JSON body of a POST. */
  parameters?: Record<string, string | number | undefined>;
  baseUrl?: string;
  headers?: Record<string, string | undefined>;
  /** Bearer token. */
  token?: string;
  /** Further values that must not appear in an error. */
  secrets?: readonly string[];
  /** A POST that does no harm when it arrives twice. GETs always are. */
  isRepeatable?: boolean;
  /** Makes `data` of a success's body; JSON without it. */
  read?: (body: Uint8Array) => unknown;
};

/** Resolves with 2xx and 304 only. Repeats once after 502, 503, 504 or a broken connection. */
export type SendRequest = (call: ApiCall, signal?: AbortSignal) => Promise<ApiAnswer>;

export function createSendRequest(settings: GithubSettings): SendRequest {
  const now = settings.now ?? Date.now;
  const octokit = request.defaults({
    baseUrl: settings.apiUrl.replace(/\/+$/, ""),
    headers: {
      accept: "application/vnd.github+json",
      "user-agent": settings.app.slug,
      "x-github-api-version": "2022-11-28",
    },
    request: { log: SILENT_LOG },
  });
  const guardedFetch = createGuardedFetch(settings.fetch ?? fetch);

  async function attempt(call: ApiCall, signal?: AbortSignal): Promise<ApiAnswer> {
    const deadline = AbortSignal.timeout(settings.timeoutMs ?? TIMEOUT_MS_DEFAULT);
    const { fetch: fetchOnce, successBody } = createOctokitFetch(guardedFetch);
    try {
      const { status, headers } = await octokit(call.route, {
        ...call.parameters,
        ...(call.baseUrl && { baseUrl: call.baseUrl }),
        headers: { ...call.headers, authorization: call.token && `Bearer ${call.token}` },
        request: {
          fetch: fetchOnce,
          signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
          parseSuccessResponseBody: false,
        },
      });
      return { status, headers, data: await (call.read ?? readJson)(successBody()) };
    } catch (error) {
      // Asked of the signals, not of the error: what fetch rejects with depends on the reason given.
      if (signal?.aborted) throw new GithubError({ kind: "aborted", message: `${call.route} was cancelled` });
      if (deadline.aborted) throw new GithubError({ kind: "timeout", message: `${call.route} timed out` });
      const answer = toFailedAnswer(error);
      if (answer === null) throw toTransportError(error, call.route);
      if (answer.status === 304) return answer;
      const secrets = [call.token ?? "", ...(call.secrets ?? [])];
      throw toGithubError({ answer, route: call.route, secrets, nowMs: now() });
    }
  }

  return async function sendRequest(call, signal) {
    try {
      return await attempt(call, signal);
    } catch (error) {
      const isRepeatable = call.isRepeatable || call.route.startsWith("GET ");
      if (!isRepeatable || !isPassing(error)) throw error;
      // An abort ends the pause; the attempt after it then reports the abort.
      await pause(RETRY_DELAY_MS, undefined, { signal }).catch(() => undefined);
      return attempt(call, signal);
    }
  };
}

const TIMEOUT_MS_DEFAULT = 10_000;
const RETRY_DELAY_MS = 200;
const PASSING_STATUSES: ReadonlySet<number | null> = new Set([502, 503, 504]);
/** Octokit prints deprecation notes with the full URL to the console. */
const SILENT_LOG = { warn: () => undefined };

function isPassing(error: unknown): boolean {
  if (!(error instanceof GithubError)) return false;
  return error.kind === "network" || (error.kind === "server" && PASSING_STATUSES.has(error.status));
}
