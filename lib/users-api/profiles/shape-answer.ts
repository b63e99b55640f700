import type { EndpointId } from "@/lib/contract/registry";
import type { ApiContext } from "../context";
import type { Answer } from "../http/verb";
import type { ProfileName } from "./profile";

type Json = Record<string, unknown>;
type Shape = (body: Json) => Json;

/** An answer as the server that we are sends it; ours goes out as it is. */
export function shapeAnswer(
  { settings: { profile } }: ApiContext,
  id: EndpointId,
  answer: Answer<unknown>,
): Answer<unknown> {
  if (profile === "ours") {
    return answer;
  }
  const shape = shapes[profile][id];
  // Without our headers.
  const { body, cookies = [] } = answer;
  return { body: shape ? shape(body as Json) : body, cookies };
}

const pick =
  (...keys: string[]): Shape =>
  (body) =>
    Object.fromEntries(keys.filter((key) => key in body).map((key) => [key, body[key]]));

const omit =
  (...keys: string[]): Shape =>
  (body) =>
    Object.fromEntries(Object.entries(body).filter(([key]) => !keys.includes(key)));

const each =
  (list: string, shape: Shape): Shape =>
  (body) => ({ ...body, [list]: (body[list] as Json[]).map(shape) });

const users = (user: Shape): Partial<Record<EndpointId, Shape>> => ({
  accountGet: user,
  accountUpdate: user,
  accountList: each("results", user),
  emailCancelChange: user,
  onboardingSkip: user,
  scenePersonalise: user,
});

const integrations = each(
  "results",
  pick(
    "id",
    "kind",
    "installation_id",
    "repository_selection",
    "account",
    "uses_shared_installation",
    "created_at",
  ),
);
const status = ["is_enabled", "method", "has_passkeys", "has_totp", "passkeys_enabled_for_2fa"];
const seedRepositories = each("repositories", pick("id", "name", "full_name"));

/** What today's PostHog says of a user beyond the page; of what we do not build, nothing. */
const todaysUser: Shape = (user) => ({
  ...user,
  is_impersonated_reason: null,
  hide_mcp_hints: false,
  ui_configuration: null,
  requires_credential_review: false,
});

const shapes: Record<Exclude<ProfileName, "ours">, Partial<Record<EndpointId, Shape>>> = {
  seed: {
    ...users(omit("notification_locks", "fresh_reauth_expires_at")),
    twoFactorStatus: pick(...status, "backup_codes"),
    integrationsList: integrations,
    githubListRepos: (body) => seedRepositories(omit("total")(body)),
    githubRefreshRepos: seedRepositories,
  },
  today: {
    ...users(todaysUser),
    twoFactorStatus: pick(...status, "backup_codes_remaining"),
    integrationsList: integrations,
    githubListRepos: omit("total"),
  },
};
