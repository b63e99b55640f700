import { createHash, timingSafeEqual } from "node:crypto";

type Random = (bytes: number) => Buffer;

const ALPHANUMERIC = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** For tokens with at least 128 bits of their own; passwords and short codes need more. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** Letters and digits without bias: bytes past the last whole alphabet are drawn again. */
export function randomAlphanumeric(random: Random, length: number): string {
  const limit = 256 - (256 % ALPHANUMERIC.length);
  let text = "";
  while (text.length < length) {
    for (const byte of random(length)) {
      if (byte < limit && text.length < length) {
        text += ALPHANUMERIC[byte % ALPHANUMERIC.length];
      }
    }
  }
  return text;
}

/** Decimal digits without bias: a byte has 250 of them to give. */
export function randomDigits(random: Random, length: number): string {
  let text = "";
  while (text.length < length) {
    for (const byte of random(length)) {
      if (byte < 250 && text.length < length) {
        text += String(byte % 10);
      }
    }
  }
  return text;
}

export function isSameText(a: string, b: string): boolean {
  const [left, right] = [hashToken(a), hashToken(b)];
  return timingSafeEqual(Buffer.from(left), Buffer.from(right));
}
