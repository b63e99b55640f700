import { UserError } from "./stop-with-message.mjs";
import { githubAppNames } from "./variables.mjs";

/** @typedef {import("./load-env.mjs").Env} Env */

/**
 * Whether a real GitHub App is configured; throws where only a part of it is.
 * @param {Env} env
 */
export function hasGithubApp(env) {
  return isGroupFilled(env, githubAppNames, "GitHub App");
}

/**
 * All or none: half a group is a mistake, not "not configured".
 * @param {Env} env
 * @param {string[]} names
 * @param {string} title
 */
export function isGroupFilled(env, names, title) {
  const missing = names.filter((name) => !env[name]?.trim());
  if (missing.length > 0 && missing.length < names.length) {
    throw new UserError(`The ${title} is half configured; missing: ${missing.join(", ")}`);
  }
  return missing.length === 0;
}
