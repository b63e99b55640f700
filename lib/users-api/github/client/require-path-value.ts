import type { RepositoryName } from "./types";

/** The template encodes a slash, but `..` would climb out of the path. Callers check first; this is the last line. */
export function requireRepositoryName({ owner, repo }: RepositoryName): RepositoryName {
  if (!isSegment(owner) || !isSegment(repo)) throw new TypeError("Not a repository name");
  return { owner, repo };
}

export function requireInstallationId(installationId: string): string {
  if (!/^[1-9]\d{0,19}$/.test(installationId)) throw new TypeError("Not an installation id");
  return installationId;
}

function isSegment(value: string): boolean {
  return /^[\w.-]{1,100}$/.test(value) && value !== "." && value !== "..";
}
