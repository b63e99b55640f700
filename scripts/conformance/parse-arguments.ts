import { parseArgs } from "node:util";
import { isLoopback } from "../../lib/contract/loopback";
import { USAGE, UsageError } from "./usage";

export type Options = {
  /** Without a trailing slash; a path prefix stays. */
  url: string;
  login: { kind: "api_key"; key: string } | { kind: "session"; email: string };
  isWrite: boolean;
  isJson: boolean;
};

type Env = Record<string, string | undefined>;

/** Throws `UsageError`, whose text holds no argument: what was mistyped may be the key. */
export function parseArguments(args: string[], env: Env): Options {
  const { url, key, email, write, json } = readFlags(args);
  return {
    url: parseAddress(url),
    login: chooseLogin(key, email, env.POSTHOG_PERSONAL_API_KEY?.trim()),
    isWrite: write,
    isJson: json,
  };
}

function readFlags(args: string[]) {
  try {
    const { values } = parseArgs({
      args,
      options: {
        url: { type: "string" },
        key: { type: "string" },
        email: { type: "string" },
        write: { type: "boolean", default: false },
        json: { type: "boolean", default: false },
      },
    });
    return values;
  } catch {
    throw new UsageError(`An option is unknown or misses its value.\n\n${USAGE}`);
  }
}

function chooseLogin(key: string | undefined, email: string | undefined, envKey: string | undefined) {
  if (key !== undefined && email !== undefined) {
    throw new UsageError("Give --key or --email, not both.");
  }
  if (email !== undefined) {
    return { kind: "session", email: email.trim() } as const;
  }
  const chosen = key?.trim() || envKey;
  if (!chosen) {
    throw new UsageError(`A key or an e-mail address is missing.\n\n${USAGE}`);
  }
  if (!/^[\x21-\x7e]+$/.test(chosen)) {
    throw new UsageError("The key holds blanks or characters that no key has.");
  }
  return { kind: "api_key", key: chosen } as const;
}

function parseAddress(text: string | undefined): string {
  if (text === undefined || !URL.canParse(text)) {
    throw new UsageError(`--url is missing or no address.\n\n${USAGE}`);
  }
  const url = new URL(text);
  if (url.protocol !== "https:" && !(url.protocol === "http:" && isLoopback(url.hostname))) {
    throw new UsageError("--url is https, or http on this machine: the credential goes there.");
  }
  if (url.username !== "" || url.password !== "" || url.search !== "" || url.hash !== "") {
    throw new UsageError("--url is an address alone, without a name, a password, a query or a hash.");
  }
  return url.origin + url.pathname.replace(/\/+$/, "");
}
