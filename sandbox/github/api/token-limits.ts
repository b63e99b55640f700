import { listInstallationRepositories } from "../installations";
import type { Sandbox } from "../sandbox";
import type { Account, Installation, Permissions } from "../types";
import { apiError } from "./api-error";

export type TokenLimits = { permissions?: Permissions; repositoryIds: number[] | null };

type Input = { installation: Installation; account: Account; body: string };

/** A token may be asked for with less than the installation has, never with more. */
export function readTokenLimits(sandbox: Sandbox, { installation, account, body }: Input): TokenLimits {
  const asked = parse(body);
  const permissions = asPermissions(asked.permissions);
  for (const [name, level] of Object.entries(permissions ?? {})) {
    const granted = installation.permissions[name];
    if (granted === undefined || (level === "write" && granted === "read")) {
      throw apiError(422, "The permissions requested are not granted to this installation.");
    }
  }
  const names = asList(asked.repositories);
  const ids = asList(asked.repository_ids);
  const limits = permissions === undefined ? {} : { permissions };
  if (names === null && ids === null) return { ...limits, repositoryIds: null };
  const reachable = listInstallationRepositories(sandbox.store, account, installation);
  const chosen = reachable.filter((one) => names?.includes(one.name) || ids?.includes(one.id));
  if (chosen.length < (names?.length ?? 0) + (ids?.length ?? 0)) {
    throw apiError(
      422,
      "There is at least one repository that does not exist or is not accessible to the parent installation.",
    );
  }
  return { ...limits, repositoryIds: chosen.map((one) => one.id) };
}

function parse(body: string): Record<string, unknown> {
  if (body.trim() === "") return {};
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value === "object" && value !== null) return { ...value };
  } catch {
    // Falls through to GitHub's message for anything that is no object.
  }
  throw apiError(400, "Problems parsing JSON");
}

function asPermissions(value: unknown): Permissions | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  return Object.fromEntries(Object.entries(value).map(([name, level]) => [name, String(level)]));
}

function asList(value: unknown): unknown[] | null {
  return Array.isArray(value) ? value : null;
}
