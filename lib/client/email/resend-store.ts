import { addSent, formatTimes, NO_TIMES, parseTimes, type ResendTimes } from "./resend-times";

/** Beside the tab's storage, which people can switch off. */
const known = new Map<string, string>();
const listeners = new Set<() => void>();
const toKey = (uuid: string) => `email-sent:${uuid}`;

/** As text, so that it is the same value for as long as nothing changes. */
export function readTimes(uuid: string): string {
  const key = toKey(uuid);
  let text = known.get(key);
  if (text === undefined) {
    text = readStorage(key);
    known.set(key, text);
  }
  return text;
}

export function onTimes(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** A change has just sent its first mail. */
export function startTimes(uuid: string): void {
  write(uuid, addSent(NO_TIMES, Date.now()));
}

export function noteSent(uuid: string): void {
  write(uuid, addSent(parseTimes(readTimes(uuid), Date.now()), Date.now()));
}

export function noteRefused(uuid: string, seconds: number): void {
  const times = parseTimes(readTimes(uuid), Date.now());
  write(uuid, { ...times, refusedUntilMs: Date.now() + seconds * 1_000 });
}

function write(uuid: string, times: ResendTimes): void {
  const key = toKey(uuid);
  known.set(key, formatTimes(times));
  try {
    sessionStorage.setItem(key, formatTimes(times));
  } catch {
    // Without storage a reload forgets the wait, and the server still counts.
  }
  for (const listener of listeners) listener();
}

function readStorage(key: string): string {
  try {
    return sessionStorage.getItem(key) ?? "";
  } catch {
    return "";
  }
}
