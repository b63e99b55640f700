import { domainToASCII } from "node:url";

/** The one form by which addresses are compared: trimmed, lower case, the domain in ASCII. */
export function toEmailKey(email: string): string {
  const trimmed = email.trim().normalize("NFC").toLowerCase();
  const at = trimmed.lastIndexOf("@");
  if (at < 1) {
    return trimmed;
  }
  const domain = trimmed.slice(at + 1);
  return `${trimmed.slice(0, at)}@${domainToASCII(domain) || domain}`;
}
