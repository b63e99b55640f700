import { readJson } from "./read-json.mjs";

/** @typedef {import("./types").Repository} Repository */
/** @typedef {{ total_count?: unknown, repositories?: unknown }} SlimPage */

const OPTIONAL_FIELDS = /** @type {const} */ ([
  ["default_branch", "string"],
  ["language", "string"],
  ["pushed_at", "string"],
  ["private", "boolean"],
  ["archived", "boolean"],
]);

/**
 * GitHub's page of repositories with nothing but what is kept of it, which is a twentieth. `repositories`
 * holds usable entries alone; what is no list stays out, for the caller to refuse.
 * @param {Uint8Array} body
 * @returns {SlimPage | null}
 */
export function readRepositories(body) {
  const data = readJson(body);
  if (!isObject(data)) return null;
  const { total_count, repositories } = data;
  return Array.isArray(repositories)
    ? { total_count, repositories: repositories.flatMap(pickRepository) }
    : { total_count };
}

/**
 * None without integer id, string name or string full_name. Odd optional fields are absent, not undefined, so
 * that stored and fetched lists compare equal.
 * @param {unknown} entry
 * @returns {Repository[]}
 */
function pickRepository(entry) {
  if (!isObject(entry)) return [];
  const { id, name, full_name, permissions } = entry;
  if (!isSafeInteger(id) || typeof name !== "string" || typeof full_name !== "string") return [];
  /** @type {Repository} */
  const picked = { id, name, full_name };
  for (const [field, type] of OPTIONAL_FIELDS) {
    const value = entry[field];
    if (typeof value === type) Object.assign(picked, { [field]: value });
  }
  if (isObject(permissions) && typeof permissions.push === "boolean") picked.can_push = permissions.push;
  return [picked];
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
function isObject(value) {
  return typeof value === "object" && value !== null;
}

/**
 * @param {unknown} value
 * @returns {value is number}
 */
function isSafeInteger(value) {
  return Number.isSafeInteger(value);
}
