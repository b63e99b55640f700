import { PASSWORD_LENGTH_MAX, PASSWORD_LENGTH_MIN } from "@/lib/contract/limits";

export const PASSWORD_HINT = `At least ${PASSWORD_LENGTH_MIN} characters; a few unrelated words are strong and easy to type.`;

/** As the server counts: by characters, not by units of UTF-16. How easy it is to guess is for the server to say. */
export function checkPassword(password: string): true | string {
  if (password === "") return "Enter a password";
  if (password.length > PASSWORD_LENGTH_MAX) return `Use at most ${PASSWORD_LENGTH_MAX} characters`;
  return [...password].length >= PASSWORD_LENGTH_MIN || `Use at least ${PASSWORD_LENGTH_MIN} characters`;
}

/** For its field: a server explains its refusal in the words of whatever checks the strength there. */
export function toPasswordText({ code, detail }: { code: string; detail: string }): string {
  if (code === "max_length") return "Use fewer characters";
  return code === "invalid_input" ? EASY : detail;
}

const EASY =
  "This password is too easy to guess. Use a few unrelated words, and leave out your name and address.";
