import { createHmac } from "node:crypto";
import type { TestApi } from "./create-test-api";

const STEP_SECONDS = 30;
/** A test that took longer between making a code and sending it would be on a machine in trouble. */
const ROOM_SECONDS = 15;

/** An authenticator app of our own, by RFC 4226 and 6238 and nothing of the product's. */
export function createCode(secret: Buffer, at: Date): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at.getTime() / 1000 / STEP_SECONDS)));
  const mac = createHmac("sha1", secret).update(counter).digest();
  const offset = (mac[19] ?? 0) & 0x0f;
  const number = mac.readUInt32BE(offset) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, "0");
}

/** RFC 4648, as a person's app reads the text under the QR code. */
export function readBase32(text: string): Buffer {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...text].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, "0")).join("");
  const bytes = bits.match(/.{8}/g) ?? [];
  return Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2)));
}

/** The code that an app shows `steps` steps from now, with time left to send it in this step. */
export function codeNow(api: TestApi, secret: string, steps = 0): string {
  leaveRoom(api);
  const at = new Date(api.clock.now().getTime() + steps * STEP_SECONDS * 1000);
  return createCode(readBase32(secret), at);
}

/** A code of a step that none before was of: each counts once. */
export function nextCode(api: TestApi, secret: string): string {
  api.clock.advanceSeconds(STEP_SECONDS);
  leaveRoom(api);
  return codeNow(api, secret);
}

/** Six digits that are no code of this secret for minutes around. */
export function wrongCode(api: TestApi, secret: string): string {
  const right = new Set(Array.from({ length: 61 }, (_, index) => codeNow(api, secret, index - 30)));
  const candidates = ["123456", "654321", "111222"];
  return candidates.find((code) => !right.has(code)) ?? "000001";
}

function leaveRoom(api: TestApi): void {
  const used = (api.clock.now().getTime() / 1000) % STEP_SECONDS;
  if (STEP_SECONDS - used < ROOM_SECONDS) {
    api.clock.advanceSeconds(STEP_SECONDS - used);
  }
}
