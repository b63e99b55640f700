import type { Capabilities } from "@/lib/contract/capabilities";

type Named = Pick<Capabilities, "server" | "serverName">;

/** The words for trouble say "the Users API", which at a PostHog nobody has heard of. */
export function nameServer(text: string, capabilities: Named | null): string {
  if (capabilities?.server !== "posthog") return text;
  return text.replace(/\bthe Users API\b/gi, () => capabilities.serverName);
}
