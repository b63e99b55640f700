import type { ApiContext } from "../../context";
import { getProfile } from "../../profiles/profiles";

const WHOLE_SYNC_MS = 60_000;

/** How long a read waits for a sync: a PostHog answers after it, we before if it takes longer. */
export function toWaitMs(ctx: ApiContext, usualMs: number): number {
  return getProfile(ctx).github.waitsForSync ? WHOLE_SYNC_MS : usualMs;
}
