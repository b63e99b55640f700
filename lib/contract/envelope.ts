/** The one shape of an error on the wire (contract.md 1.8). */
export type ErrorEnvelope = {
  type: string;
  code: string;
  detail: string;
  attr: string | null;
  /** What a page can say beyond the text, such as how far a clock is off. */
  extra?: Record<string, number>;
};

/** True for an object with the four keys, whatever else it carries. */
export function isErrorEnvelope(value: unknown): value is ErrorEnvelope {
  if (typeof value !== "object" || value === null) {
    return false;
  }
  const { type, code, detail, attr } = value as Record<string, unknown>;
  const isText = typeof type === "string" && typeof code === "string" && typeof detail === "string";
  return isText && (attr === null || attr === undefined || typeof attr === "string");
}
