import { domainToASCII, domainToUnicode } from "node:url";

/**
 * An address as people read it: an international domain in its own script, where that is the same
 * one, with its plain form beside it. Letters of another script may look like the known ones.
 */
export function toShownAddress(address: string): string {
  const at = address.lastIndexOf("@");
  const domain = address.slice(at + 1);
  const shown = domainToUnicode(domain);
  const isOther = shown !== domain && domainToASCII(shown) === domain;
  return isOther ? `${address.slice(0, at)}@${shown} (${domain})` : address;
}
