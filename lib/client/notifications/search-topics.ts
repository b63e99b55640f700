import { getNotificationEntry } from "@/lib/contract/notifications";
import type { Topic } from "./topics";

/** Topics with every word of the search in their words, wherever it stands. */
export function searchTopics(topics: readonly Topic[], search: string): Topic[] {
  return topics.filter((topic) => hasWords(toText(topic), search));
}

/** What stands beside the topics: the cards for push devices and for muting. */
export function searchCards(search: string): ("devices" | "mute")[] {
  const cards = [
    { id: "devices", text: "Push devices phone tablet browser mobile" },
    { id: "mute", text: "Mute everything except security silence unsubscribe off" },
  ] as const;
  return cards.filter(({ text }) => hasWords(text, search)).map(({ id }) => id);
}

export function hasWords(text: string, search: string): boolean {
  const folded = fold(text);
  return fold(search)
    .split(/\s+/)
    .every((word) => folded.includes(word));
}

function toText({ label, causes, group, mail, inApp, children }: Topic): string {
  const parts = children.map((key) => getNotificationEntry(key).label);
  const channels = [mail && "e-mail email", inApp && "in the app"];
  return [label, causes, group, inApp?.label, ...channels, ...parts].filter(Boolean).join(" ");
}

/** British and American spellings find each other, and accents do not matter. */
export function fold(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("organiz", "organis");
}
