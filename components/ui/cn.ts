import { type ClassValue, clsx } from "clsx";

/** Joins classes and merges nothing: `className` on these components is for layout (margin, width, grid). */
export function cn(...values: ClassValue[]): string {
  return clsx(values);
}
