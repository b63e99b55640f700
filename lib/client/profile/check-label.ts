import { API_KEY_LABEL_MAX } from "@/lib/contract/limits";

/** What is wrong with a key's label, or true; nothing that was typed or pasted is cut off. */
export function checkLabel(text: string): true | string {
  const { length } = text.trim();
  if (length === 0) return "Enter a label";
  if (length <= API_KEY_LABEL_MAX) return true;
  return `A label has at most ${API_KEY_LABEL_MAX} characters. This one has ${length}`;
}
