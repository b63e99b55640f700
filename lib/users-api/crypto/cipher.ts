import { createCipheriv, createDecipheriv, createHash, createHmac } from "node:crypto";

export type Cipher = {
  /** Seals text for one place (`table.column:owner`); opening it elsewhere fails. */
  encrypt(text: string, place: string): string;
  /** Throws where the text was altered, moved, or sealed with a key we no longer have. */
  decrypt(sealed: string, place: string): string;
  /**
   * Keyed hashes to look short secrets up by, one for each key, the current key's first: store the
   * first, search for any. Without the key a stolen table cannot be guessed at.
   */
  fingerprints(text: string, place: string): [string, ...string[]];
};

type Random = (bytes: number) => Buffer;

const ALGORITHM = "aes-256-gcm";
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * AES-256-GCM with the key's id in front, so that keys can be rotated: the first key seals, every
 * key opens. Keys are 32 bytes each.
 */
export function createCipher(keys: readonly Buffer[], random: Random): Cipher {
  const byId = new Map(keys.map((key) => [keyId(key), key]));
  const [current, ...older] = keys;
  if (!current || keys.some((key) => key.length !== 32)) {
    throw new Error("ENCRYPTION_KEY must hold 32 bytes of base64");
  }
  return {
    encrypt(text, place) {
      const iv = random(IV_BYTES);
      const cipher = createCipheriv(ALGORITHM, current, iv).setAAD(Buffer.from(place));
      const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return [keyId(current), Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString("base64url")].join(
        ".",
      );
    },
    decrypt(sealed, place) {
      const [id = "", data = ""] = sealed.split(".");
      const key = byId.get(id);
      if (!key) {
        throw new Error("Sealed with an unknown key");
      }
      const bytes = Buffer.from(data, "base64url");
      const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, IV_BYTES), {
        authTagLength: TAG_BYTES,
      })
        .setAAD(Buffer.from(place))
        .setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
      return (
        decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES), undefined, "utf8") + decipher.final("utf8")
      );
    },
    fingerprints(text, place) {
      return [toFingerprint(current, text, place), ...older.map((key) => toFingerprint(key, text, place))];
    },
  };
}

/** Reads `ENCRYPTION_KEY`: base64 keys of 32 bytes, the current one first, parted by commas. */
export function parseKeys(value: string): Buffer[] {
  return value.split(",").map((key) => Buffer.from(key.trim(), "base64"));
}

function toFingerprint(key: Buffer, text: string, place: string): string {
  // A key of its own, so that one secret never serves two algorithms.
  const macKey = createHmac("sha256", key).update("fingerprint").digest();
  return createHmac("sha256", macKey).update(`${place}\0${text}`).digest("hex");
}

function keyId(key: Buffer): string {
  return createHash("sha256").update(key).digest("base64url").slice(0, 8);
}
