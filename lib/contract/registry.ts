import type { z } from "zod";
import type { Endpoint } from "./endpoint";
import * as account from "./endpoints/account";
import * as apiKeys from "./endpoints/api-keys";
import * as email from "./endpoints/email";
import * as github from "./endpoints/github";
import * as meta from "./endpoints/meta";
import * as preferences from "./endpoints/preferences";
import * as security from "./endpoints/security";
import * as session from "./endpoints/session";
import * as twoFactor from "./endpoints/two-factor";
import { accountSchemas } from "./schemas/account";
import { apiKeysSchemas } from "./schemas/api-keys";
import { emailSchemas } from "./schemas/email";
import { githubSchemas } from "./schemas/github";
import { metaSchemas } from "./schemas/meta";
import { preferencesSchemas } from "./schemas/preferences";
import type { SchemaSet } from "./schemas/schema-set";
import { securitySchemas } from "./schemas/security";
import { sessionSchemas } from "./schemas/session";
import { twoFactorSchemas } from "./schemas/two-factor";

export const schemas = {
  ...accountSchemas,
  ...sessionSchemas,
  ...githubSchemas,
  ...twoFactorSchemas,
  ...securitySchemas,
  ...emailSchemas,
  ...preferencesSchemas,
  ...apiKeysSchemas,
  ...metaSchemas,
} satisfies Record<string, SchemaSet>;

const endpoints = {
  ...account,
  ...session,
  ...github,
  ...twoFactor,
  ...security,
  ...email,
  ...preferences,
  ...apiKeys,
  ...meta,
} satisfies { [Id in EndpointId]: Endpoint & { id: Id } };

export type EndpointId = keyof typeof schemas;
type Schemas<Id extends EndpointId> = (typeof schemas)[Id];
type Body<Set> = Set extends { body: infer Schema extends z.ZodType } ? Schema : null;

export type ParamsOf<Id extends EndpointId> = z.output<Schemas<Id>["params"]>;
export type QueryOf<Id extends EndpointId> = z.output<Schemas<Id>["query"]>;
/** What a caller may send: every field with a default is optional. */
export type QueryInputOf<Id extends EndpointId> = { [Key in keyof QueryOf<Id>]?: QueryOf<Id>[Key] };
export type BodyOf<Id extends EndpointId> =
  Body<Schemas<Id>> extends infer Schema extends z.ZodType ? z.output<Schema> : null;
export type BodyInputOf<Id extends EndpointId> =
  Body<Schemas<Id>> extends infer Schema extends z.ZodType ? z.input<Schema> : undefined;
export type ResponseOf<Id extends EndpointId> = Schemas<Id>["response"] extends infer Schema extends z.ZodType
  ? z.output<Schema>
  : null;

export type RegistryEntry = { endpoint: Endpoint & { id: EndpointId }; schemas: SchemaSet };

/** Every endpoint with its schemas: the door's map, and by `apiRegistry` the API's. */
export const registry: readonly RegistryEntry[] = Object.values(endpoints).map((endpoint) => ({
  endpoint,
  schemas: schemas[endpoint.id],
}));

/** What our API serves: without the paths that only the door, or only today's PostHog, knows. */
export const apiRegistry = registry.filter(
  ({ endpoint }) => endpoint.doorCalls === undefined && !endpoint.isOfToday,
);

export function getEntry(id: EndpointId): RegistryEntry {
  return { endpoint: endpoints[id], schemas: schemas[id] };
}
