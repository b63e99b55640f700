import { isGroupFilled } from "./check-groups.mjs";
import { UserError } from "./stop-with-message.mjs";
import { githubAppNames, mailNames } from "./variables.mjs";

const SECRET_BYTES = 32;

/**
 * What of the variables forbids a start in production, one line each; names only, never values.
 * @param {{ env: import("./load-env.mjs").Env, isEmbedded: boolean }} options
 * @returns {string[]}
 */
export function checkProduction({ env, isEmbedded }) {
  return [
    ...checkSecret(env, "SESSION_SECRET"),
    ...(isEmbedded ? checkSecret(env, "ENCRYPTION_KEY") : []),
    ...(isEmbedded ? checkGroup(env, githubAppNames, "GitHub App") : []),
    ...(isEmbedded ? checkGroup(env, mailNames, "mail") : []),
    ...checkAddress(env, "SITE_URL"),
  ];
}

/**
 * @param {import("./load-env.mjs").Env} env
 * @param {string} name
 */
function checkSecret(env, name) {
  const value = env[name] ?? "";
  const isLongEnough = value
    .split(",")
    .every((key) => Buffer.from(key.trim(), "base64").length >= SECRET_BYTES);
  if (value === "") {
    return [`${name} is missing: ${SECRET_BYTES} random bytes as base64.`];
  }
  return isLongEnough ? [] : [`${name} is too short: ${SECRET_BYTES} random bytes as base64.`];
}

/**
 * @param {import("./load-env.mjs").Env} env
 * @param {string[]} names
 * @param {string} title
 */
function checkGroup(env, names, title) {
  try {
    isGroupFilled(env, names, title);
    return [];
  } catch (error) {
    if (error instanceof UserError) {
      return [error.message];
    }
    throw error;
  }
}

/**
 * Plain http is for this machine alone: cookies and keys would travel in the open.
 * @param {import("./load-env.mjs").Env} env
 * @param {string} name
 */
function checkAddress(env, name) {
  const value = env[name];
  if (!value) {
    return [];
  }
  const url = URL.canParse(value) ? new URL(value) : null;
  if (url?.protocol !== "https:" && url?.protocol !== "http:") {
    return [`${name} is no http or https address.`];
  }
  const isLoopback = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname);
  return url.protocol === "http:" && !isLoopback ? [`${name} is plain http: use https.`] : [];
}
