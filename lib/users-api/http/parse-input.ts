import type { z } from "zod";
import type { RegistryEntry } from "@/lib/contract/registry";
import { findUnsafeInput } from "@/lib/contract/safe-input";
import { parseOptions, toValidationEnvelope } from "@/lib/contract/validation";
import { ServiceError } from "../service-error";
import type { ApiRequest } from "./api-request";

export type ParsedInput = { params: unknown; query: unknown; body: unknown };

/** Params, query and body by the contract; the first error ends the request with 400. */
export function parseInput(
  { schemas }: RegistryEntry,
  params: Record<string, string>,
  request: ApiRequest,
): ParsedInput {
  const query = parseSafe(schemas.query, Object.fromEntries(request.query));
  const body = schemas.body ? parseSafe(schemas.body, request.body) : null;
  return { params: parse(schemas.params, params), query, body };
}

function parseSafe(schema: z.ZodType, value: unknown): unknown {
  const unsafe = findUnsafeInput(value);
  if (unsafe) {
    throw new ServiceError("invalid_input", unsafe);
  }
  return parse(schema, value);
}

function parse(schema: z.ZodType, value: unknown): unknown {
  const result = schema.safeParse(value, parseOptions);
  if (!result.success) {
    throw ServiceError.fromEnvelope(toValidationEnvelope(result.error), 400);
  }
  return result.data;
}
