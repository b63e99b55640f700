import { getNotificationEntry } from "@/lib/contract/notifications";
import type { Topic } from "./topics";

/** Topics with every word of the search in their words, wherever it stands. */
export function searchTopics(topics: readonly Topic[], search: string): Topic[] {
  const words = fold(search).split(/\s+/).filter(Boolean);
  return topics.filter((topic) => {
    const text = fold(toText(topic));
    return words.every((word) => text.includes(word));
  });
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
