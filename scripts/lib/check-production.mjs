import { isGroupFilled } from "./check-groups.mjs";
import { UserError } from "./stop-with-message.mjs";
import { githubAppNames, mailNames } from "./variables.mjs";

const SECRET_BYTES = 32;

/** Whole numbers, from and to. */
const ranges = {
  TRUSTED_PROXY_HOPS: [0, 10],
  SESSION_AGE_SECONDS: [86_400, Number.MAX_SAFE_INTEGER],
  SESSION_IDLE_SECONDS: [3_600, Number.MAX_SAFE_INTEGER],
};

const choices = {
  KEY_RATE_LIMIT: ["on", "off"],
  SIGN_UP: ["first", "open"],
  // The others are for trials: PostHog keeps an account less safe than we do.
  API_PROFILE: ["ours"],
  LOG_LEVEL: ["fatal", "error", "warn", "info", "debug", "trace", "silent"],
};

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
    ...checkUrl(env, "USERS_API_URL", ["http:", "https:"]),
    ...checkEncrypted(env, "USERS_API_URL"),
    ...checkUrl(env, "GITHUB_URL", ["http:", "https:"]),
    ...checkUrl(env, "SMTP_URL", ["smtp:", "smtps:"]),
    ...checkUrl(env, "MAILBOX_URL", ["http:", "https:"]),
    ...checkUrl(env, "DATABASE_URL", ["postgres:", "postgresql:"]),
    ...Object.entries(ranges).flatMap(([name, range]) => checkNumber(env, name, range)),
    ...Object.entries(choices).flatMap(([name, values]) => checkChoice(env, name, values)),
  ];
}

/**
 * @param {import("./load-env.mjs").Env} env
 * @param {string} name
 */
function checkSecret(env, name) {
  const value = env[name] ?? "";
  const form = `exactly ${SECRET_BYTES} random bytes as base64, or several such parted by commas`;
  if (value === "") {
    return [`${name} is missing: ${form}.`];
  }
  const isRight = value.split(",").every((key) => Buffer.from(key.trim(), "base64").length === SECRET_BYTES);
  return isRight ? [] : [`${name} is not usable: ${form}.`];
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
 * Plain http is for this machine alone: cookies and keys would travel in the open. The form must be
 * the browser's own, which is compared with `Origin` and `Host`.
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
  const open = checkEncrypted(env, name);
  if (open.length > 0) {
    return open;
  }
  return value === url.origin ? [] : [`${name} must be written as ${url.origin}`];
}

/**
 * @param {import("./load-env.mjs").Env} env
 * @param {string} name
 */
function checkEncrypted(env, name) {
  const value = env[name];
  const url = value && URL.canParse(value) ? new URL(value) : null;
  const isLoopback = url && /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname);
  return url?.protocol === "http:" && !isLoopback ? [`${name} is plain http: use https.`] : [];
}

/**
 * @param {import("./load-env.mjs").Env} env
 * @param {string} name
 * @param {string[]} protocols
 */
function checkUrl(env, name, protocols) {
  const value = env[name];
  if (!value) {
    return [];
  }
  const isRight = URL.canParse(value) && protocols.includes(new URL(value).protocol);
  return isRight ? [] : [`${name} must be an address that begins with ${protocols.join("// or ")}//.`];
}

/**
 * @param {import("./load-env.mjs").Env} env
 * @param {string} name
 * @param {number[]} range
 */
function checkNumber(env, name, [min = 0, max = 0]) {
  const value = env[name];
  if (!value) {
    return [];
  }
  const isRight = /^\d+$/.test(value) && Number(value) >= min && Number(value) <= max;
  const bound = max === Number.MAX_SAFE_INTEGER ? `of at least ${min}` : `from ${min} to ${max}`;
  return isRight ? [] : [`${name} must be a whole number ${bound}.`];
}

/**
 * @param {import("./load-env.mjs").Env} env
 * @param {string} name
 * @param {string[]} values
 */
function checkChoice(env, name, values) {
  const value = env[name];
  const allowed = values.length === 1 ? values.join() : `one of ${values.join(", ")}`;
  return !value || values.includes(value) ? [] : [`${name} must be ${allowed}.`];
}
