import { type ErrorCode, type ErrorType, errorTable } from "./errors";

export type EnvelopeOptions = {
  detail?: string;
  attr?: string | null;
  extra?: Record<string, number>;
};

export function buildEnvelope(code: ErrorCode, options: EnvelopeOptions = {}) {
  const row = errorTable[code];
  const type: ErrorType = row.type;
  const { detail = row.detail, attr = null, extra } = options;
  return { type, code, detail, attr, ...(extra && { extra }) };
}
