import { type ErrorCode, type ErrorType, errorTable } from "./errors";

/** The one shape of an error on the wire (contract.md 1.8). */
export type ErrorEnvelope = { type: string; code: string; detail: string; attr: string | null };

export type EnvelopeOptions = { detail?: string; attr?: string | null };

export function buildEnvelope(code: ErrorCode, options: EnvelopeOptions = {}) {
  const row = errorTable[code];
  const type: ErrorType = row.type;
  return { type, code, detail: options.detail ?? row.detail, attr: options.attr ?? null };
}

/** True for an object with the four keys, whatever else it carries. */
export function isErrorEnvelope(value: unknown): value is ErrorEnvelope {
  if (typeof value !== "object" || value === null) {
    return false;
  }
  const { type, code, detail, attr } = value as Record<string, unknown>;
  const isText = typeof type === "string" && typeof code === "string" && typeof detail === "string";
  return isText && (attr === null || attr === undefined || typeof attr === "string");
}
