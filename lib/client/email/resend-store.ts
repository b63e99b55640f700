import { addSent, formatTimes, NO_TIMES, parseTimes, type ResendTimes } from "./resend-times";

/** In the place of storage, which people can switch off. */
const unstored = new Map<string, string>();
const listeners = new Set<() => void>();
const toKey = (uuid: string) => `email-sent:${uuid}`;

/** The same in all tabs; as text, so that it is the same value for as long as nothing changes. */
export function readTimes(uuid: string): string {
  const key = toKey(uuid);
  return unstored.get(key) ?? readStorage(key);
}

export function onTimes(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
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
  try {
    localStorage.setItem(key, formatTimes(times));
    unstored.delete(key);
  } catch {
    // Then a reload forgets the wait, and the server still counts.
    unstored.set(key, formatTimes(times));
  }
  for (const listener of listeners) listener();
}

function readStorage(key: string): string {
  try {
    return localStorage.getItem(key) ?? "";
  } catch {
    return "";
  }
}
