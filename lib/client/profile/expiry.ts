const DAY_MS = 86_400_000;
const SOON_DAYS = 7;

export const expiryChoices = [
  { value: "30", label: "In 30 days" },
  { value: "90", label: "In 90 days" },
  { value: "365", label: "In a year" },
  { value: "", label: "Never" },
] as const;

export type ExpiryChoice = (typeof expiryChoices)[number]["value"];

export function toExpiresAt(choice: ExpiryChoice, nowMs: number): string | null {
  return choice === "" ? null : new Date(nowMs + Number(choice) * DAY_MS).toISOString();
}

export type ExpiryState = "never" | "later" | "soon" | "expired";

/** `soon` is within a week: time enough to roll a key before its program stops. */
export function findExpiryState(expiresAt: string | null | undefined, nowMs: number): ExpiryState {
  if (!expiresAt) return "never";
  const left = Date.parse(expiresAt) - nowMs;
  if (left <= 0) return "expired";
  return left <= SOON_DAYS * DAY_MS ? "soon" : "later";
}
