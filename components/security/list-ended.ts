import { describeUserAgent } from "@/lib/contract/describe-user-agent";
import type { Session } from "@/lib/contract/schemas/session";

/** The names of those that were there before and are not any more. */
export function listEnded(before: readonly Session[], after: readonly Session[]): string[] {
  const left = new Set(after.map(({ id }) => id));
  return before
    .filter(({ id }) => !left.has(id))
    .map((session) => describeUserAgent(session.user_agent).name);
}

/** "2 × Chrome on Linux, Safari on iPhone" */
export function toEndedText(names: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].map(([name, count]) => (count === 1 ? name : `${count} × ${name}`)).join(", ");
}
