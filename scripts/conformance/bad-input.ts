import type { ErrorCode } from "../../lib/contract/errors";
import type { RegistryEntry } from "../../lib/contract/registry";
import { parseOptions, toValidationEnvelope } from "../../lib/contract/validation";
import { sampleQueries } from "./sample-call";

export type BadInput = {
  title: string;
  query?: Record<string, string>;
  body?: unknown;
  code: ErrorCode;
  attr: string | null;
};

/** No text of any length: the contract gives `search` no limit, only our API has one. */
const probes = ["x", "-1", "0", "999999999"];

type Schema = RegistryEntry["schemas"]["query"];

/** Queries that the schema refuses, one for each field and code that it refuses it with. */
export function findBadQueries({ endpoint, schemas }: RegistryEntry): BadInput[] {
  const sound = sampleQueries[endpoint.id] ?? {};
  const found = Object.keys(schemas.query.shape).flatMap((name) => {
    const { [name]: _, ...without } = sound;
    const queries = [without, ...probes.map((probe) => ({ ...sound, [name]: probe }))];
    return queries.flatMap((query) => {
      const refusal = refuse(schemas.query, query);
      const title = name in query ? `${name}=${query[name]}` : `no ${name}`;
      return refusal ? [{ title, query, ...refusal }] : [];
    });
  });
  return dropRepeated(found);
}

/** What an empty body is refused with; null where it is taken. */
export function findBadBody({ endpoint, schemas }: RegistryEntry): BadInput | null {
  const refusal =
    endpoint.id === "scenePersonalise"
      ? // The verb looks at both fields by itself (contract.md 2.9).
        { code: "invalid_input" as const, attr: null }
      : schemas.body && refuse(schemas.body, {});
  return refusal ? { title: "an empty body", body: {}, ...refusal } : null;
}

function refuse(schema: Schema, value: unknown): Pick<BadInput, "code" | "attr"> | null {
  const { error } = schema.safeParse(value, parseOptions);
  if (!error) {
    return null;
  }
  const { code, attr } = toValidationEnvelope(error);
  // The envelope is made by the table, whose codes it holds.
  return { code: code as ErrorCode, attr };
}

function dropRepeated(found: BadInput[]): BadInput[] {
  const byRefusal = new Map<string, BadInput>();
  for (const input of found) {
    const key = `${input.title.replace(/^no |=.*/g, "")} ${input.code} ${input.attr}`;
    if (!byRefusal.has(key)) {
      byRefusal.set(key, input);
    }
  }
  return [...byRefusal.values()];
}
