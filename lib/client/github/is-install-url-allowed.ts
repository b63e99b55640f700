import { isLoopback } from "@/lib/contract/loopback";

const PATHS = [
  /^\/(?:github-apps|apps)\/(?:[\w-]{1,100}\/)?[A-Za-z0-9-]{1,100}\/installations\/new\/?$/,
  /^\/login\/oauth\/authorize\/?$/,
];

/** G1: only the configured GitHub's own two pages are opened, whatever the server answers. */
export function isInstallUrlAllowed(value: string, githubOrigin: string): boolean {
  const url = parse(value);
  const isOrigin = url !== null && url.origin === parse(githubOrigin)?.origin;
  if (!isOrigin || url.username || url.password) return false;
  const isSafe = url.protocol === "https:" || (url.protocol === "http:" && isLoopback(url.hostname));
  return isSafe && PATHS.some((path) => path.test(url.pathname));
}

/** A link to the configured GitHub, or null for anything else that a server may name. */
export function toGithubLink(value: string | null | undefined, githubOrigin: string): string | null {
  const url = value ? parse(value) : null;
  const isHttp = url?.protocol === "https:" || url?.protocol === "http:";
  return url && isHttp && url.origin === parse(githubOrigin)?.origin && !url.username ? url.href : null;
}

function parse(value: string): URL | null {
  try {
    return new URL(value);
  } catch {
    return null;
  }
}
