import { generateKeyPairSync, randomBytes, randomInt } from "node:crypto";
import { join } from "node:path";
import { readJson, writePrivateJson } from "./private-file.mjs";

const ALPHANUMERIC = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/**
 * What the demo needs and nobody configured, made once and kept in `secrets.json`: a second start
 * finds the same keys, and what they sealed can still be opened.
 * @param {string} dataDir
 */
export function loadSecrets(dataDir) {
  const file = join(dataDir, "secrets.json");
  const known = readJson(file);
  const secrets = { ...generateSecrets(known), ...known };
  if (Object.keys(secrets).some((name) => known?.[name] === undefined)) {
    writePrivateJson(file, secrets);
  }
  return secrets;
}

/** @param {Record<string, string> | null} known */
function generateSecrets(known) {
  return {
    SESSION_SECRET: randomBytes(32).toString("base64"),
    ENCRYPTION_KEY: randomBytes(32).toString("base64"),
    GITHUB_APP_SLUG: "account-demo",
    GITHUB_APP_ID: String(randomInt(100_000, 999_999)),
    GITHUB_APP_CLIENT_ID: `Iv1.${randomBytes(8).toString("hex")}`,
    GITHUB_APP_CLIENT_SECRET: randomBytes(20).toString("hex"),
    GITHUB_APP_PRIVATE_KEY: known?.GITHUB_APP_PRIVATE_KEY ?? generatePrivateKey(),
    demoPassword: randomText(20),
    demoApiKey: `phx_${randomText(43)}`,
  };
}

function generatePrivateKey() {
  return generateKeyPairSync("rsa", {
    modulusLength: 2048,
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
    publicKeyEncoding: { type: "spki", format: "pem" },
  }).privateKey;
}

/** @param {number} length */
function randomText(length) {
  return Array.from({ length }, () => ALPHANUMERIC[randomInt(ALPHANUMERIC.length)]).join("");
}
