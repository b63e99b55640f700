import { UserError } from "./stop-with-message.mjs";

export const profiles = ["seed", "today"];

/**
 * Which PostHog the API shall behave as: `--profile` of a command line over `API_PROFILE`.
 * @param {string[]} args
 * @param {import("./load-env.mjs").Env} env
 * @returns {{ API_PROFILE: string | undefined }}
 */
export function readProfile(args, env) {
  const at = args.findIndex((arg) => arg === "--profile" || arg.startsWith("--profile="));
  if (at < 0) {
    return { API_PROFILE: env.API_PROFILE };
  }
  const value = args[at]?.split("=")[1] ?? args[at + 1] ?? "";
  if (!profiles.includes(value)) {
    throw new UserError(`--profile takes ${profiles.join(" or ")}${value ? `, not "${value}"` : ""}.`);
  }
  return { API_PROFILE: value };
}
