import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { createCipher, parseKeys } from "./cipher";
import { hashPassword, isPasswordRight } from "./passwords";
import { hashToken, isSameText, randomAlphanumeric } from "./tokens";

const [first, second] = [randomBytes(32), randomBytes(32)];

test("what is sealed opens in its place, and twice the same text looks different", () => {
  const cipher = createCipher([first], randomBytes);
  for (const text of ["", "secret", "ключ 🔑", "x".repeat(10_000)]) {
    const sealed = cipher.encrypt(text, "place:1");
    expect(sealed).not.toContain(text || "nothing");
    expect(cipher.decrypt(sealed, "place:1")).toBe(text);
    expect(cipher.encrypt(text, "place:1")).not.toBe(sealed);
  }
});

test("keys rotate: the first seals, every known one opens, a removed one does not", () => {
  const old = createCipher([first], randomBytes).encrypt("secret", "p");
  const both = createCipher([second, first], randomBytes);
  expect(both.decrypt(old, "p")).toBe("secret");
  const fresh = both.encrypt("secret", "p");
  expect(createCipher([second], randomBytes).decrypt(fresh, "p")).toBe("secret");
  expect(() => createCipher([second], randomBytes).decrypt(old, "p")).toThrow("unknown key");
});

test("a sealed text that was moved to another place or owner does not open", () => {
  const cipher = createCipher([first], randomBytes);
  const sealed = cipher.encrypt("secret", "totp:1");
  for (const place of ["totp:2", "token:1", "totp:1 ", ""]) {
    expect(() => cipher.decrypt(sealed, place)).toThrow();
  }
});

test("a sealed text that was altered or cut short anywhere does not open", () => {
  const cipher = createCipher([first], randomBytes);
  const [id = "", data = ""] = cipher.encrypt("a longer secret", "p").split(".");
  const bytes = Buffer.from(data, "base64url");
  for (let index = 0; index < bytes.length; index += 1) {
    const altered = Buffer.from(bytes);
    altered[index] = (altered[index] ?? 0) ^ 1;
    expect(() => cipher.decrypt(`${id}.${altered.toString("base64url")}`, "p")).toThrow();
  }
  for (const length of [0, 5, 12, 20, 28, bytes.length - 1]) {
    expect(() => cipher.decrypt(`${id}.${bytes.subarray(0, length).toString("base64url")}`, "p")).toThrow();
  }
  expect(() => cipher.decrypt("", "p")).toThrow();
  expect(() => cipher.decrypt(id, "p")).toThrow();
});

test("a key of the wrong length, or none, is refused at the start", () => {
  expect(() => createCipher([], randomBytes)).toThrow("ENCRYPTION_KEY");
  expect(() => createCipher([first, randomBytes(16)], randomBytes)).toThrow("ENCRYPTION_KEY");
  const keys = parseKeys(`${first.toString("base64")}, ${second.toString("base64")}`);
  expect(keys).toEqual([first, second]);
});

test("random letters and digits are unbiased: bytes past the last whole alphabet are drawn again", () => {
  const every = Buffer.from(Array.from({ length: 256 }, (_, index) => index));
  const text = randomAlphanumeric(() => every, 248);
  const counts = new Map<string, number>();
  for (const letter of text) {
    counts.set(letter, (counts.get(letter) ?? 0) + 1);
  }
  expect(counts.size).toBe(62);
  expect(new Set(counts.values())).toEqual(new Set([4]));
  const draws = [Buffer.from([255, 248, 0]), Buffer.from([1, 61, 62])];
  expect(randomAlphanumeric(() => draws.shift() ?? Buffer.alloc(1), 3)).toBe("AB9");
  expect(randomAlphanumeric(randomBytes, 48)).toMatch(/^[A-Za-z0-9]{48}$/);
});

test("texts are compared whole, whatever their lengths", () => {
  expect(isSameText("abc", "abc")).toBe(true);
  expect(isSameText("abc", "abcd")).toBe(false);
  expect(isSameText("", "a")).toBe(false);
  expect(hashToken("a")).toMatch(/^[0-9a-f]{64}$/);
});

test("a password is right or wrong, and an account without one is always wrong", async () => {
  const stored = await hashPassword("correct horse");
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await isPasswordRight(stored, "correct horse")).toBe(true);
  expect(await isPasswordRight(stored, "Correct horse")).toBe(false);
  expect(await isPasswordRight(null, "no account has this password")).toBe(false);
});

test("B2: a keyed hash is the same for a text in its place, and another for any other text, place or key", () => {
  const cipher = createCipher([first], randomBytes);
  const [hash] = cipher.fingerprints("code", "p:1");
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  expect(cipher.fingerprints("code", "p:1")).toEqual([hash]);
  const others = [
    ...cipher.fingerprints("code", "p:2"),
    ...cipher.fingerprints("code2", "p:1"),
    ...cipher.fingerprints("1\0code", "p:"),
    ...createCipher([second], randomBytes).fingerprints("code", "p:1"),
    hashToken("code"),
  ];
  expect(new Set([hash, ...others]).size).toBe(6);
});

test("B2: after a rotation of keys what the former one hashed is still found, and new is by the new", () => {
  const [old] = createCipher([first], randomBytes).fingerprints("code", "p");
  const [current] = createCipher([second], randomBytes).fingerprints("code", "p");
  expect(createCipher([second, first], randomBytes).fingerprints("code", "p")).toEqual([current, old]);
});
