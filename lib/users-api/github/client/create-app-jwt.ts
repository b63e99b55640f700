import { createPrivateKey, type KeyObject } from "node:crypto";
import { createAppAuth } from "@octokit/auth-app";
import { SignJWT } from "jose";
import type { GithubSettings } from "./types";

/**
 * Signs as contract 6.3 says: issuer is the client id, valid from five minutes ago for five more. auth-app's own
 * signer reads the system clock and has other margins, so it is given ours.
 */
export function createAppJwtSource({ app, now = Date.now }: GithubSettings): () => Promise<string> {
  const auth = createAppAuth({
    appId: app.clientId,
    createJwt: async (issuer) => {
      const nowSeconds = Math.floor(now() / 1000);
      const expiresAtSeconds = nowSeconds + MARGIN_SECONDS;
      const jwt = await new SignJWT()
        .setProtectedHeader({ alg: "RS256", typ: "JWT" })
        .setIssuedAt(nowSeconds - MARGIN_SECONDS)
        .setExpirationTime(expiresAtSeconds)
        .setIssuer(String(issuer))
        .sign(readPrivateKey(app.privateKey));
      return { jwt, expiresAt: new Date(expiresAtSeconds * 1000).toISOString() };
    },
  });
  return async function createAppJwt() {
    const { token } = await auth({ type: "app" });
    return token;
  };
}

const MARGIN_SECONDS = 300;

/** Takes the PKCS#1 that GitHub hands out as well as PKCS#8, with `\n` spelled out as in a .env file. */
function readPrivateKey(pem: string): KeyObject {
  try {
    return createPrivateKey(pem.replaceAll("\\n", "\n"));
  } catch {
    throw new Error("The GitHub App's private key cannot be read");
  }
}
