import { tsArgs } from "./ts.mjs";
import { databaseNames, pickEnv } from "./variables.mjs";

/** @typedef {import("./stack.mjs").Stack} Stack */
/** @typedef {import("./load-env.mjs").Env} Env */

/**
 * In a process of its own: a new embedded database leaves the one that made it at 500 to 800 MB.
 * @param {Stack} stack
 * @param {Env} env
 */
export async function migrate(stack, env) {
  await stack.run({
    name: "migrate",
    args: tsArgs("scripts/migrate.ts"),
    env: pickEnv({ env, names: databaseNames }),
  });
}

/**
 * @param {{ stack: Stack, env: Env, password: string, apiKey: string }} options
 * @returns {Promise<{ email: string, isPasswordCurrent: boolean }>}
 */
export async function seedDemo({ stack, env, password, apiKey }) {
  const overrides = { DEMO_PASSWORD: password, DEMO_API_KEY: apiKey };
  const lines = await stack.run({
    name: "seed",
    args: tsArgs("scripts/seed-demo.ts"),
    env: pickEnv({ env, names: databaseNames, overrides }),
  });
  return JSON.parse(lines.at(-1) ?? "null");
}

/**
 * @param {Stack} stack
 * @param {Env} env
 * @returns {Promise<{ pending: number, hasDemoAccount: boolean }>}
 */
export async function inspectDatabase(stack, env) {
  const lines = await stack.run({
    name: "inspect",
    args: tsArgs("scripts/inspect-database.ts"),
    env: pickEnv({ env, names: databaseNames }),
  });
  return JSON.parse(lines.at(-1) ?? "null");
}
