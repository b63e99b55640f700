import { PASSWORD_LENGTH_MIN } from "@/lib/contract/limits";

export const PASSWORD_HINT = `At least ${PASSWORD_LENGTH_MIN} characters; a few unrelated words are strong and easy to type.`;

/** As the server counts: by characters, not by units of UTF-16. How easy it is to guess is for the server to say. */
export function checkPassword(password: string): true | string {
  if (password === "") return "Enter a password";
  return [...password].length >= PASSWORD_LENGTH_MIN || `Use at least ${PASSWORD_LENGTH_MIN} characters`;
}
