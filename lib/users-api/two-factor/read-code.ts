/**
 * The six digits somebody typed or pasted: full-width digits become ASCII, blanks, hyphens and
 * invisible characters go, and a number that lost its leading zeros gets them back.
 */
export function readTotpCode(input: string): string {
  const digits = input.normalize("NFKC").replace(/[\s\p{Cf}-]/gu, "");
  return /^[0-9]{1,6}$/.test(digits) ? digits.padStart(6, "0") : digits;
}
