import { domainToASCII, domainToUnicode } from "node:url";

/** An address as people read it: an international domain in its own script, where that is the same one. */
export function toShownAddress(address: string): string {
  const at = address.lastIndexOf("@");
  const domain = address.slice(at + 1);
  const shown = domainToUnicode(domain);
  return domainToASCII(shown) === domain ? `${address.slice(0, at)}@${shown}` : address;
}
