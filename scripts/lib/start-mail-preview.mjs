import { choosePort } from "./ports.mjs";
import { fromRoot } from "./root.mjs";
import { pickEnv } from "./variables.mjs";

/**
 * Every mail of the API with sample data, drawn anew as its sources change; for `dev` alone.
 * @param {{ stack: import("./stack.mjs").Stack, env: import("./load-env.mjs").Env, taken: number[] }} options
 */
export async function startMailPreview({ stack, env, taken }) {
  const port = await choosePort({ env, name: "MAIL_PREVIEW_PORT", fallback: 8040, taken });
  const watching = [fromRoot("node_modules/tsx/dist/cli.mjs"), "watch", "--clear-screen=false"];
  return stack.start({
    name: "mail-preview",
    args: [...watching, "scripts/serve-mail-preview.ts"],
    env: pickEnv({ env, names: ["SITE_URL"], overrides: { MAIL_PREVIEW_PORT: String(port) } }),
  });
}
