import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { asSchema, createSchemaReader, type Schema } from "./published-schema-reader";

// For tests only: GitHub's own description of its REST API, from the package `@octokit/openapi`.

export type PublishedAnswer = { operation: string; status: number; body: unknown };

/** With references: the file without them is five times the size, and each component is compiled once. */
const FILE = "@octokit/openapi/generated/api.github.com.json";
const BASIC_ERROR: Schema = { $ref: "#/components/schemas/basic-error" };

/** Says what the description has against an answer: a field that is missing or odd, in a success also invented. */
export async function loadPublishedSchemas(): Promise<(answer: PublishedAnswer) => string[]> {
  const path = createRequire(import.meta.url).resolve(FILE);
  const description: unknown = JSON.parse(await readFile(path, "utf8"));
  const ajv = new Ajv2020({ allErrors: true, strictTypes: false });
  addFormats.default(ajv);
  const readSuccess = createSchemaReader({ ajv, description, isClosed: true });
  // Every refusal of GitHub's has `status`, which `validation-error` does not list.
  const readRefusal = createSchemaReader({ ajv, description, isClosed: false });
  return ({ operation, status, body }) => {
    const schema = findSchema(description, operation, status);
    if (schema === null) return body === null ? [] : ["a body where none belongs"];
    const validate = ajv.compile(status < 400 ? readSuccess(schema) : readRefusal(schema));
    if (validate(body)) return [];
    return (validate.errors ?? []).map(
      ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
    );
  };
}

/** Null for an answer without a body. A refusal that the operation does not list has the common error body. */
function findSchema(description: unknown, operation: string, status: number): Schema | null {
  const [method = "", path = ""] = operation.split(" ");
  const listed = dig(description, "paths", path, method.toLowerCase(), "responses")[status];
  if (listed === undefined && status >= 400) return BASIC_ERROR;
  const { $ref } = asSchema(listed);
  const name = typeof $ref === "string" ? $ref.split("/").at(-1) : undefined;
  const response = name === undefined ? asSchema(listed) : dig(description, "components", "responses", name);
  return response.content === undefined ? null : dig(response, "content", "application/json", "schema");
}

function dig(value: unknown, ...path: string[]): Schema {
  return path.reduce((at, name) => asSchema(at[name]), asSchema(value));
}
