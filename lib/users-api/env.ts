import { z } from "zod";
import { type ProfileName, profileNames } from "./profiles/profile";

/** A variable that is set but empty counts as unset, as in `.env.example`. */
const text = z
  .string()
  .trim()
  .transform((value) => (value === "" ? undefined : value))
  .optional();

const port = z.coerce.number<string>().int().min(0).max(65_535);

const databaseSchema = z.object({
  DATA_DIR: text.transform((value) => value ?? ".data"),
  DATABASE_URL: text,
});

const rawSchema = databaseSchema.extend({
  API_HOST: text.transform((value) => value ?? "127.0.0.1"),
  API_PORT: text.transform((value) => value ?? "8010").pipe(port),
  SITE_URL: text.transform((value) => (value ?? "http://localhost:3000").replace(/\/+$/, "")).pipe(z.url()),
  ENCRYPTION_KEY: text,
  GITHUB_URL: text.transform((value) => (value ?? "https://github.com").replace(/\/+$/, "")).pipe(z.url()),
  GITHUB_API_URL: text,
  GITHUB_APP_SLUG: text,
  GITHUB_APP_ID: text,
  GITHUB_APP_CLIENT_ID: text,
  GITHUB_APP_CLIENT_SECRET: text,
  GITHUB_APP_PRIVATE_KEY: text,
  SMTP_URL: text,
  MAIL_FROM: text,
  TRUSTED_PROXY_HOPS: text
    .transform((value) => value ?? "0")
    .pipe(z.coerce.number<string>().int().min(0).max(10)),
  KEY_RATE_LIMIT: text.transform((value) => value ?? "off").pipe(z.enum(["on", "off"])),
  API_PROFILE: text.transform((value) => value ?? "ours").pipe(z.enum(profileNames)),
  SIGN_UP: text.transform((value) => value ?? "first").pipe(z.enum(["first", "open"])),
  LOG_LEVEL: text
    .transform((value) => value ?? "info")
    .pipe(z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"])),
});

export type GithubAppEnv = {
  slug: string;
  id: string;
  clientId: string;
  clientSecret: string;
  privateKey: string;
};

export type MailEnv = { smtpUrl: string; from: string };

export type DatabaseEnv = { dataDir: string; databaseUrl: string | null };

export type ApiEnv = DatabaseEnv & {
  host: string;
  port: number;
  siteUrl: string;
  encryptionKey: string;
  github: { url: string; apiUrl: string; app: GithubAppEnv | null };
  mail: MailEnv | null;
  trustedProxyHops: number;
  isKeyThrottleOn: boolean;
  isSignUpOpen: boolean;
  profile: ProfileName;
  logLevel: string;
};

/** Throws naming every variable that is missing or wrong, never its value. */
export function parseApiEnv(source: Record<string, string | undefined>): ApiEnv {
  const result = rawSchema.safeParse(source);
  if (!result.success) {
    const names = [...new Set(result.error.issues.map((issue) => issue.path.join(".")))];
    throw new Error(`These variables are not usable: ${names.join(", ")}`);
  }
  const raw = result.data;
  if (!raw.ENCRYPTION_KEY) {
    throw new Error("ENCRYPTION_KEY is missing: 32 random bytes as base64");
  }
  return {
    host: raw.API_HOST,
    port: raw.API_PORT,
    siteUrl: raw.SITE_URL,
    ...parseDatabaseEnv(source),
    encryptionKey: raw.ENCRYPTION_KEY,
    github: {
      url: raw.GITHUB_URL,
      apiUrl: raw.GITHUB_API_URL ?? deriveApiUrl(raw.GITHUB_URL),
      app: parseGithubApp(raw),
    },
    mail: raw.SMTP_URL ? { smtpUrl: raw.SMTP_URL, from: raw.MAIL_FROM ?? "account@localhost" } : null,
    trustedProxyHops: raw.TRUSTED_PROXY_HOPS,
    isKeyThrottleOn: raw.KEY_RATE_LIMIT === "on",
    isSignUpOpen: raw.SIGN_UP === "open",
    profile: raw.API_PROFILE,
    logLevel: raw.LOG_LEVEL,
  };
}

/** The part that tools need which open the database and nothing else. */
export function parseDatabaseEnv(source: Record<string, string | undefined>): DatabaseEnv {
  const raw = databaseSchema.parse(source);
  return { dataDir: raw.DATA_DIR, databaseUrl: raw.DATABASE_URL ?? null };
}

/** Every variable that the API reads; `.env.example` is checked against it. */
export const apiEnvNames: readonly string[] = Object.keys(rawSchema.shape);

const githubAppNames = [
  "GITHUB_APP_SLUG",
  "GITHUB_APP_ID",
  "GITHUB_APP_CLIENT_ID",
  "GITHUB_APP_CLIENT_SECRET",
  "GITHUB_APP_PRIVATE_KEY",
] as const;

/** All five or none: a half-filled group is a mistake, not "not configured". */
function parseGithubApp(raw: z.output<typeof rawSchema>): GithubAppEnv | null {
  const [slug, id, clientId, clientSecret, privateKey] = githubAppNames.map((name) => raw[name]);
  if (slug && id && clientId && clientSecret && privateKey) {
    return { slug, id, clientId, clientSecret, privateKey: privateKey.replaceAll("\\n", "\n") };
  }
  const missing = githubAppNames.filter((name) => !raw[name]);
  if (missing.length < githubAppNames.length) {
    throw new Error(`The GitHub App is half configured; missing: ${missing.join(", ")}`);
  }
  return null;
}

/** github.com and a tenant of ghe.com have the API on a host of its own, an Enterprise Server below its pages. */
function deriveApiUrl(githubUrl: string): string {
  const { protocol, hostname } = new URL(githubUrl);
  const hasOwnHost = hostname === "github.com" || hostname.endsWith(".ghe.com");
  return protocol === "https:" && hasOwnHost ? `https://api.${hostname}` : `${githubUrl}/api/v3`;
}
