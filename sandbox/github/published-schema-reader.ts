import type { Ajv2020 } from "ajv/dist/2020.js";

export type Schema = Record<string, unknown>;

type Input = { ajv: Ajv2020; description: unknown; isClosed: boolean };

/** Words of OpenAPI 3.0 that JSON Schema does not know. */
const FOREIGN_WORDS = new Set(["nullable", "example", "discriminator", "externalDocs", "xml"]);

/**
 * Turns a schema of the description into JSON Schema and registers the components it refers to. Closed means
 * that fields which GitHub does not publish are refused.
 */
export function createSchemaReader({ ajv, description, isClosed }: Input): (schema: Schema) => Schema {
  const components = asSchema(asSchema(asSchema(description).components).schemas);
  const added = new Set<string>();

  function addComponent(name: string): string {
    const id = `https://github.test/${isClosed ? "closed" : "open"}/${name}`;
    if (!added.has(id)) {
      // Noted before it is read: a component may refer to itself.
      added.add(id);
      ajv.addSchema(toJsonSchema(asSchema(components[name])), id);
    }
    return id;
  }

  /** A part of `allOf` knows only some of the fields, so it does not refuse the others. */
  function toJsonSchema(schema: Schema, isPart = false): Schema {
    if (typeof schema.$ref === "string") return { $ref: addComponent(schema.$ref.split("/").at(-1) ?? "") };
    const words = Object.entries(schema).filter(
      ([word]) => !FOREIGN_WORDS.has(word) && !word.startsWith("x-"),
    );
    const converted: Schema = Object.fromEntries(words.map(([word, value]) => [word, toWord(word, value)]));
    const hasFields = schema.properties !== undefined && schema.additionalProperties === undefined;
    if (isClosed && hasFields && !isPart) converted.unevaluatedProperties = false;
    return schema.nullable === true ? { anyOf: [converted, { type: "null" }] } : converted;
  }

  function toWord(word: string, value: unknown): unknown {
    switch (word) {
      case "allOf":
      case "anyOf":
      case "oneOf":
        return Object.values(asSchema(value)).map((part) => toJsonSchema(asSchema(part), word === "allOf"));
      case "properties":
        return Object.fromEntries(
          Object.entries(asSchema(value)).map(([name, field]) => [name, toJsonSchema(asSchema(field))]),
        );
      case "items":
      case "additionalProperties":
        return typeof value === "object" ? toJsonSchema(asSchema(value)) : value;
      default:
        return value;
    }
  }

  return (schema) => toJsonSchema(schema);
}

/** Everything read here is an object; what is not would be a description of another form. */
export function asSchema(value: unknown): Schema {
  if (typeof value !== "object" || value === null) throw new Error("GitHub's description has another form");
  return value as Schema;
}
