import "server-only";
import type { z } from "zod";
import { buildEnvelope } from "@/lib/contract/build-envelope";
import type { Endpoint } from "@/lib/contract/endpoint";
import type { ErrorEnvelope } from "@/lib/contract/envelope";
import { type ErrorCode, errorTable } from "@/lib/contract/errors";
import type { RegistryEntry } from "@/lib/contract/registry";
import { findUnsafeInput } from "@/lib/contract/safe-input";
import { parseOptions, toValidationEnvelope } from "@/lib/contract/validation";
import { findUnknownSetting } from "./find-unknown-setting";
import { readJsonBody } from "./read-json-body";

export type DoorInput = {
  params: Record<string, string>;
  query: Record<string, unknown>;
  body: unknown;
};

type Refusal = { status: number; envelope: ErrorEnvelope };
type Result<T> = { value: T; refusal?: undefined } | { refusal: Refusal };

/** Params, query and body by the contract, stricter than the API: nothing unknown goes through. */
export async function parseDoorInput(
  { endpoint, schemas }: RegistryEntry,
  params: Record<string, string>,
  request: Request,
): Promise<Result<DoorInput>> {
  const stranger = params.uuid === undefined ? null : refuseUuid(endpoint, params.uuid);
  if (stranger) {
    return { refusal: stranger };
  }
  const query = parseQuery(schemas.query, new URL(request.url).searchParams);
  if (query.refusal) {
    return query;
  }
  const raw = await readJsonBody(request);
  if ("code" in raw) {
    return { refusal: refuse(raw.code) };
  }
  const unknown = findUnknownSetting(raw.body.notification_settings);
  if (unknown) {
    return { refusal: refuse("invalid_input", unknown, "notification_settings") };
  }
  const body = schemas.body ? parse(schemas.body, omit(raw.body, endpoint.doorOmits ?? [])) : { value: null };
  return body.refusal ? body : { value: { params, query: query.value, body: body.value } };
}

/** The person is always `@me` (P9); where a mail's link names an account, it is by a uuid and no session. */
function refuseUuid({ user, door }: Endpoint, uuid: string): Refusal | null {
  if (user === "none" && door === "open") {
    return UUID.test(uuid) ? null : refuse("not_found");
  }
  return uuid === "@me"
    ? null
    : refuse("permission_denied", "Only your own account can be reached from here.");
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function parseQuery(schema: z.ZodObject, given: URLSearchParams): Result<Record<string, unknown>> {
  const names = [...given.keys()];
  const odd = names.find((name, index) => !(name in schema.shape) || names.indexOf(name) !== index);
  if (odd !== undefined) {
    return { refusal: refuse("invalid_input", "Unknown or repeated query parameter.", odd.slice(0, 64)) };
  }
  return parse(schema, Object.fromEntries(given)) as Result<Record<string, unknown>>;
}

function parse(schema: z.ZodType, value: unknown): Result<unknown> {
  const unsafe = findUnsafeInput(value);
  if (unsafe) {
    return { refusal: refuse("invalid_input", unsafe.detail, unsafe.attr ?? undefined) };
  }
  const result = schema.safeParse(value, parseOptions);
  return result.success
    ? { value: result.data }
    : { refusal: { status: 400, envelope: toValidationEnvelope(result.error) } };
}

function omit(body: Record<string, unknown>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(body).filter(([name]) => !names.includes(name)));
}

function refuse(code: ErrorCode, detail?: string, attr?: string): Refusal {
  return { status: errorTable[code].status, envelope: buildEnvelope(code, { detail, attr }) };
}
