import "server-only";
import { z } from "zod";
import { SESSION_AGE_SECONDS } from "@/lib/contract/limits";
import { isLoopback } from "@/lib/contract/loopback";

const IDLE_SECONDS = 8 * 3_600;
const SECRET_BYTES = 32;

const text = z
  .string()
  .trim()
  .transform((value) => (value === "" ? undefined : value))
  .optional();

const url = text.transform((value) => value?.replace(/\/+$/, "")).pipe(z.url({ protocol: /^https?$/ }));

/** As browsers write it in `Origin`, which is compared with it letter for letter. */
const origin = url.refine(isBareOrigin).transform((value) => new URL(value).origin);

/** With passwords and keys in every call, only https will do, except on this very machine. */
const upstreamUrl = url.refine(isSafeUpstream);

const secrets = z
  .string()
  .transform((value) => value.split(",").map((secret) => secret.trim()))
  .refine((list) => list.every((secret) => Buffer.from(secret, "base64").length === SECRET_BYTES));

const envSchema = z.object({
  SITE_URL: origin,
  USERS_API_URL: upstreamUrl,
  SESSION_SECRET: secrets,
  SESSION_AGE_SECONDS: text
    .transform((value) => value ?? String(SESSION_AGE_SECONDS))
    .pipe(z.coerce.number<string>().int().min(86_400)),
  SESSION_IDLE_SECONDS: text
    .transform((value) => value ?? String(IDLE_SECONDS))
    .pipe(z.coerce.number<string>().int().min(3_600)),
  GITHUB_URL: text.transform((value) => value ?? "https://github.com").pipe(z.url()),
  MAILBOX_URL: text.pipe(z.url({ protocol: /^https?$/ }).optional()),
  TRUSTED_PROXY_HOPS: text
    .transform((value) => value ?? "0")
    .pipe(z.coerce.number<string>().int().min(0).max(10)),
  LOG_LEVEL: text.transform((value) => value ?? "info"),
});

export type AppEnv = {
  /** Origin of these pages, without a trailing slash. */
  siteUrl: string;
  /** Of any server that speaks the API, its path prefix included, without a trailing slash. */
  usersApiUrl: string;
  /** Base64 keys of 32 bytes, the current one first. */
  sessionSecrets: string[];
  sessionAgeSeconds: number;
  sessionIdleSeconds: number;
  githubOrigin: string;
  /** Where the demo's mail can be read; null where mail is real. */
  mailboxUrl: string | null;
  trustedProxyHops: number;
  logLevel: string;
};

/** Throws naming every variable that is missing or wrong, never its value. */
export function parseAppEnv(source: Record<string, string | undefined>): AppEnv {
  const result = envSchema.safeParse(source);
  if (!result.success) {
    const names = [...new Set(result.error.issues.map((issue) => issue.path.join(".")))];
    throw new Error(`These variables are not usable: ${names.join(", ")}`);
  }
  const raw = result.data;
  return {
    siteUrl: raw.SITE_URL,
    usersApiUrl: raw.USERS_API_URL,
    sessionSecrets: raw.SESSION_SECRET,
    sessionAgeSeconds: raw.SESSION_AGE_SECONDS,
    sessionIdleSeconds: raw.SESSION_IDLE_SECONDS,
    githubOrigin: new URL(raw.GITHUB_URL).origin,
    mailboxUrl: raw.MAILBOX_URL ?? null,
    trustedProxyHops: raw.TRUSTED_PROXY_HOPS,
    logLevel: raw.LOG_LEVEL,
  };
}

/** A path, a query or a password would be dropped in silence. */
function isBareOrigin(value: string): boolean {
  return URL.canParse(value) && !/[?#]/.test(value) && new URL(value).href === `${new URL(value).origin}/`;
}

/** A query or a password in it would be dropped in silence. */
function isSafeUpstream(value: string): boolean {
  if (!URL.canParse(value) || /[?#]/.test(value)) {
    return false;
  }
  const { protocol, hostname, username, password } = new URL(value);
  const isPlain = username === "" && password === "";
  return isPlain && (protocol === "https:" || isLoopback(hostname));
}

let parsed: AppEnv | null = null;

/** Read on first use, not on import: a build evaluates modules without the variables. */
export function getEnv(): AppEnv {
  parsed ??= parseAppEnv(process.env);
  return parsed;
}

/** Of the style element that sonner inserts; `next.config.ts` computes it from the package. */
export const sonnerStyleHash = process.env.SONNER_STYLE_HASH ?? "";

export const isDevelopment = process.env.NODE_ENV === "development";
