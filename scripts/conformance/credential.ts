import type { CredentialKind } from "../../lib/contract/access";
import type { Answer, Send } from "./create-http";
import type { Secrets } from "./secrets";

export type Credential = {
  kind: CredentialKind;
  /** What goes along with a call. */
  headers(method: string): Record<string, string>;
  /** Keeps what a server changes while it is used. */
  note(answer: Answer): void;
};

export function createKeyCredential(key: string, secrets: Secrets): Credential {
  secrets.add(key);
  return { kind: "api_key", headers: () => ({ authorization: `Bearer ${key}` }), note: () => {} };
}

const CSRF_COOKIE = "posthog_csrftoken";

/** What a session or a CSRF token looks like; other cookies hold addresses and flags. */
const TOKEN_SHAPE = /^[\w.:~-]{16,}$/;

/** The server's cookies as a browser would keep them, in memory: today's names are configurable. */
export function createSessionCredential(url: string, secrets: Secrets): Credential {
  const { origin } = new URL(url);
  const cookies = new Map<string, string>();
  return {
    kind: "session",
    headers: (method) => ({
      ...(cookies.size > 0 && { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") }),
      // Django compares both with its own host.
      ...(method !== "GET" && {
        origin,
        referer: `${origin}/`,
        "x-csrftoken": cookies.get(CSRF_COOKIE) ?? "",
      }),
    }),
    note({ setCookies }) {
      for (const line of setCookies) {
        const [, name = "", value = ""] = /^\s*([^=;\s]+)\s*=\s*([^;]*)/.exec(line) ?? [];
        if (value === "" || value === '""') {
          cookies.delete(name);
        } else {
          cookies.set(name, value);
          if (TOKEN_SHAPE.test(value)) {
            secrets.add(value);
          }
        }
      }
    },
  };
}

/** Sends a call with the credential, whose cookies follow the answers. */
export function withCredential(send: Send, credential: Credential): Send {
  return async (call) => {
    const headers = { ...credential.headers(call.method), ...call.headers };
    const answer = await send({ ...call, headers });
    credential.note(answer);
    return answer;
  };
}
