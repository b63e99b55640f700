import "server-only";
import { createHash } from "node:crypto";
import { CompactEncrypt, compactDecrypt, decodeProtectedHeader, importJWK } from "jose";

type Key = { id: string; key: CryptoKey | Uint8Array };

const keyCache = new Map<string, Promise<Key>>();

/**
 * Seals JSON as a JWE (A256GCM) under the first secret; its id goes in front, so that secrets can
 * be rotated: the first seals, every one opens.
 */
export async function seal(secrets: readonly string[], value: unknown): Promise<string> {
  const [current = ""] = secrets;
  const { id, key } = await loadKey(current);
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  return new CompactEncrypt(bytes).setProtectedHeader({ alg: "dir", enc: "A256GCM", kid: id }).encrypt(key);
}

/** null for anything not sealed by one of our secrets: altered, cut, foreign, or nonsense. */
export async function unseal(secrets: readonly string[], sealed: string): Promise<unknown> {
  try {
    const { kid } = decodeProtectedHeader(sealed);
    const keys = await Promise.all(secrets.map(loadKey));
    const match = keys.find(({ id }) => id === kid);
    if (!match) {
      return null;
    }
    const { plaintext } = await compactDecrypt(sealed, match.key, {
      keyManagementAlgorithms: ["dir"],
      contentEncryptionAlgorithms: ["A256GCM"],
    });
    return JSON.parse(new TextDecoder().decode(plaintext));
  } catch {
    return null;
  }
}

function loadKey(secret: string): Promise<Key> {
  const cached = keyCache.get(secret) ?? importKey(secret);
  keyCache.set(secret, cached);
  return cached;
}

async function importKey(secret: string): Promise<Key> {
  const bytes = Buffer.from(secret, "base64");
  if (bytes.length !== 32) {
    throw new Error("SESSION_SECRET must hold 32 random bytes as base64");
  }
  const id = createHash("sha256").update(bytes).digest("base64url").slice(0, 8);
  return { id, key: await importJWK({ kty: "oct", k: bytes.toString("base64url"), alg: "A256GCM" }) };
}
