export const PERCENTAGE_ERROR = "Enter a percentage from 0 to 100.";

/** A share as the person writes it: 0.015 is "1.5". */
export function formatPercentage(share: number): string {
  return String(Number((share * 100).toFixed(4)));
}

/** With a point or a comma, with or without the sign; null for what is no percentage. */
export function parsePercentage(text: string): number | null {
  const plain = text.trim().replace(/\s*%$/, "").replace(",", ".");
  if (!/^\d+(\.\d+)?$|^\.\d+$/.test(plain)) return null;
  const share = Number((Number(plain) / 100).toFixed(6));
  return share <= 1 ? share : null;
}
