import { profiles } from "../read-profile.mjs";
import { UserError } from "../stop-with-message.mjs";

/**
 * Which servers the pages stand in front of while the browser tests them: our own (null) and both
 * generations of PostHog; named files meet one alone.
 * @param {{ profile: string | undefined, only: string | undefined, files: string[] }} options
 * @returns {(string | null)[]}
 */
export function chooseServers({ profile, only, files }) {
  if (profile === undefined) {
    return files.length > 0 ? [null] : [null, ...profiles];
  }
  if (only !== "browser") {
    throw new UserError("--profile goes with --only browser.");
  }
  if (!profiles.includes(profile)) {
    throw new UserError(`--profile takes ${profiles.join(" or ")}.`);
  }
  return [profile];
}
