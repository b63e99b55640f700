import { domainToASCII } from "node:url";
import { ServiceError } from "../service-error";
import { toEmailKey } from "../users/email-key";

const LENGTH_MAX = 254;
/** Node reads a domain as a URL would and drops what follows one of these. */
const OF_URLS = /[/?#%:]/;
/** Two addresses that look the same to everybody would be two accounts. */
const INVISIBLE = /\p{Cf}/u;
/** Servers refuse these unless the local part is quoted, which no address here may be. */
const ODD_DOTS = /^\.|\.\.|\.$/;
/** Names of hosts, and no address of a machine: the last label starts with a letter. */
const HOST = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;

/** An address as it is written to: trimmed, its domain in ASCII, the local part as the person typed it. */
export function toAddress(email: string): string {
  const trimmed = email.trim().normalize("NFC");
  const at = trimmed.lastIndexOf("@");
  const [local, domain] = [trimmed.slice(0, at), trimmed.slice(at + 1)];
  const ascii = domainToASCII(domain);
  const address = `${local}@${ascii}`;
  const isOdd = INVISIBLE.test(local) || ODD_DOTS.test(local) || OF_URLS.test(domain) || !HOST.test(ascii);
  if (at < 1 || isOdd || address.length > LENGTH_MAX) {
    throw new ServiceError("invalid_input", { detail: "Enter a valid email address.", attr: "email" });
  }
  return address;
}

export function isSameAddress(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && toEmailKey(a) === toEmailKey(b);
}
