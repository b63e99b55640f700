import { z } from "zod";
import { installationIdSchema, instantSchema, integerQuery, maybe, uuidParamSchema } from "../fields";
import { BRANCHES_LIMIT_MAX, PAGE_LIMIT_DEFAULT, REPOS_LIMIT_MAX, SEARCH_LENGTH_MAX } from "../limits";
import { defineSchemas } from "./schema-set";

const userParams = z.object({ uuid: uuidParamSchema });
const installationParams = userParams.extend({ installation_id: installationIdSchema });
const searchQuery = z.string().max(SEARCH_LENGTH_MAX).default("");

export const installationStatusSchema = z.enum([
  "healthy",
  "suspended",
  "uninstalled",
  "token_expired",
  "rate_limited",
  "permissions_changed",
  "unavailable",
]);

export const integrationSchema = z.object({
  id: z.string().optional(),
  kind: z.string(),
  installation_id: z.coerce.string(),
  repository_selection: maybe(z.string()),
  account: maybe(z.object({ type: maybe(z.string()), name: z.string() })),
  uses_shared_installation: z.boolean().optional(),
  created_at: instantSchema,
  installation_status: z.string().optional(),
  status_until: maybe(instantSchema),
  last_synced_at: maybe(instantSchema),
  repository_count: maybe(z.number()),
  // Ours: how many are read while the list is on its way from GitHub; null while none is.
  synced_so_far: maybe(z.number()),
  manage_url: z.string().optional(),
});

export const repositorySchema = z.object({
  id: z.number(),
  name: z.string(),
  full_name: z.string(),
  default_branch: z.string().optional(),
  language: maybe(z.string()),
  pushed_at: maybe(instantSchema),
  private: z.boolean().optional(),
  archived: z.boolean().optional(),
  can_push: z.boolean().optional(),
});

export const installRequestSchema = z.object({
  id: z.string(),
  account: maybe(z.string()),
  requested_at: instantSchema,
  approval_url: z.string(),
  state: z.enum(["pending", "approved"]),
});

const repoPart = String.raw`(?!\.{1,2}(?:/|$))[A-Za-z0-9_.-]{1,100}`;
const repoShape = new RegExp(`^${repoPart}/${repoPart}$`);

const branchesQuery = z
  .object({
    repo: z.string().trim().min(1),
    search: searchQuery,
    limit: integerQuery({ min: 1, max: BRANCHES_LIMIT_MAX, default: PAGE_LIMIT_DEFAULT }),
    offset: integerQuery({ min: 0, default: 0 }),
  })
  .refine((query) => repoShape.test(query.repo), {
    error: "repo must be in owner/repo format",
    params: { attr: null },
  });

/** PostHog's serializer takes null and "" for none, and reports a wrong type without `attr`. */
const teamIdSchema = z
  .unknown()
  .refine(
    (value) => isBlank(value) || /^\d{1,15}$/.test(typeof value === "number" ? `${value}` : asText(value)),
    {
      error: "team_id must be an integer",
      params: { attr: null },
    },
  )
  .transform((value) => (isBlank(value) ? null : Number(value)))
  .optional()
  .meta({ type: ["integer", "null"] });

function isBlank(value: unknown) {
  return value === null || value === undefined || value === "";
}

function asText(value: unknown) {
  return typeof value === "string" ? value : "";
}

const repositoryKeys = ["id", "name", "full_name"];
const optionalRepositoryKeys = ["default_branch", "language", "pushed_at", "private", "archived", "can_push"];
const repositoriesEmitted = [
  "repositories[]",
  ...repositoryKeys.map((key) => `repositories[].${key}`),
  ...optionalRepositoryKeys.map((key) => `repositories[].${key}?`),
];

export const githubSchemas = {
  integrationsList: defineSchemas({
    params: userParams,
    query: z.object({
      kind: z
        .string()
        .default("github")
        .refine((kind) => kind === "github", {
          error: (issue) => `Unsupported integration kind: '${String(issue.input)}'`,
        }),
    }),
    response: z.object({ results: z.array(integrationSchema) }),
    emits: [
      "results[]",
      "results[].id",
      "results[].kind",
      "results[].installation_id",
      "results[].repository_selection",
      "results[].account",
      "results[].account.type",
      "results[].account.name",
      "results[].uses_shared_installation",
      "results[].created_at",
      "results[].installation_status",
      "results[].status_until",
      "results[].last_synced_at",
      "results[].repository_count",
      "results[].synced_so_far",
      "results[].manage_url",
    ],
  }),
  githubStart: defineSchemas({
    params: userParams,
    body: z.object({
      team_id: teamIdSchema,
      connect_from: z.string().max(64).nullish(),
      // Ours: the person wants an account without the App, so "all linked" is no reason to stop.
      new_account: z.boolean().optional(),
    }),
    response: z.object({ install_url: z.string(), connect_flow: z.string().optional() }),
    emits: ["install_url", "connect_flow"],
    errors: ["invalid_input"],
  }),
  githubListRepos: defineSchemas({
    params: installationParams,
    query: z.object({
      search: searchQuery,
      limit: integerQuery({ min: 1, max: REPOS_LIMIT_MAX, default: PAGE_LIMIT_DEFAULT }),
      offset: integerQuery({ min: 0, default: 0 }),
      // Ours: asks for `X-Total-Count`. Anything else is passed over, as an unknown parameter is.
      count: z.literal("true").optional().catch(undefined),
    }),
    response: z.object({
      repositories: z.array(repositorySchema),
      has_more: z.boolean(),
      total: z.number().optional(),
    }),
    emits: [...repositoriesEmitted, "has_more", "total?"],
    errors: ["min_value", "max_value", "not_found", "github_unavailable"],
  }),
  githubRefreshRepos: defineSchemas({
    params: installationParams,
    response: z.object({ repositories: z.array(repositorySchema) }),
    emits: repositoriesEmitted,
    errors: ["not_found", "github_unavailable"],
  }),
  githubListBranches: defineSchemas({
    params: installationParams,
    query: branchesQuery,
    response: z.object({
      branches: z.array(z.string()),
      default_branch: maybe(z.string()),
      has_more: z.boolean(),
    }),
    emits: ["branches[]", "default_branch", "has_more"],
    errors: ["required", "blank", "invalid_input", "not_found", "permission_denied", "github_rate_limited"],
  }),
  githubRemove: defineSchemas({ params: installationParams, errors: ["not_found"] }),
  githubListRequests: defineSchemas({
    params: userParams,
    response: z.object({ results: z.array(installRequestSchema), next: maybe(z.string()) }),
    emits: [
      "results[]",
      "results[].id",
      "results[].account",
      "results[].requested_at",
      "results[].approval_url",
      "results[].state",
      "next",
    ],
  }),
  githubRemoveRequest: defineSchemas({
    params: userParams.extend({ id: z.string().max(64) }),
    errors: ["not_found"],
  }),
};

export type Integration = z.output<typeof integrationSchema>;
export type Repository = z.output<typeof repositorySchema>;
export type InstallRequest = z.output<typeof installRequestSchema>;
export type InstallationStatus = z.output<typeof installationStatusSchema>;
