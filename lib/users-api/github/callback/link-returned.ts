import { and, eq } from "drizzle-orm";
import type { GithubLinkStateRow } from "../../db/schema/github";
import { teamGithubInstallations } from "../../db/schema/github";
import { organizationMemberships, teams } from "../../db/schema/users";
import { getProfile } from "../../profiles/profiles";
import type { GithubClient } from "../client/github-client";
import { GithubError } from "../client/github-error";
import { runConcurrently } from "../client/run-concurrently";
import type { GithubUser, UserTokens } from "../client/types";
import { createLinkState } from "../linking/link-state";
import { buildRedirectUri } from "../linking/redirect-uri";
import type { CallbackCode } from "./landing";
import { linkInstallation } from "./link-installation";
import type { CallbackInput, CallbackOutcome } from "./run-callback";

type Returned = CallbackInput & { state: GithubLinkStateRow; code: string };
type Person = { tokens: UserTokens; githubUser: GithubUser };

const LINKED_AT_ONCE = 4;

/** Steps 5 to 11: the code becomes tokens, and every installation it proves is linked. */
export async function linkReturned(input: Returned): Promise<CallbackOutcome> {
  const { connectFrom } = input.state;
  const landed = (code: CallbackCode | null): CallbackOutcome => ({ kind: "landed", connectFrom, code });
  const installationId = await findInstallationId(input);
  if (installationId === "missing_params" || installationId === "invalid_installation") {
    return landed(installationId);
  }
  const person = await exchange(input);
  if (!person) {
    return landed("exchange_failed");
  }
  if (installationId === null) {
    return linkDiscovered(input, person);
  }
  if (!getProfile(input.ctx).github.installationId.test(installationId)) {
    return landed("invalid_installation_id");
  }
  const refusal = await proveAccess(input, person, installationId);
  return landed(refusal ?? (await linkInstallation({ ...input, ...person, installationId })));
}

type Found = string | null | "missing_params" | "invalid_installation";

/** The authorize flow trusts the state alone; what the address says is ignored there. */
async function findInstallationId({ ctx, user, state, query }: Returned): Promise<Found> {
  if (state.flow === "oauth_discover") {
    return null;
  }
  if (state.flow === "oauth_approved") {
    return state.installationId;
  }
  if (state.flow === "install") {
    return query.installationId ?? "missing_params";
  }
  const holds = and(
    eq(teamGithubInstallations.installationId, state.installationId ?? ""),
    eq(organizationMemberships.userId, user.id),
  );
  const [team] = await ctx.db
    .select({ id: teams.id })
    .from(teamGithubInstallations)
    .innerJoin(teams, eq(teams.id, teamGithubInstallations.teamId))
    .innerJoin(organizationMemberships, eq(organizationMemberships.organizationId, teams.organizationId))
    .where(holds)
    .limit(1);
  return team ? (state.installationId ?? "invalid_installation") : "invalid_installation";
}

async function exchange({ ctx, github, state, code }: Returned): Promise<Person | null> {
  // GitHub compares the redirect URI only where one was sent on the way out.
  const redirectUri = state.flow === "install" ? undefined : buildRedirectUri(ctx);
  try {
    const tokens = await github.exchangeCode({ code, redirectUri });
    return { tokens, githubUser: await github.getUser(tokens.accessToken) };
  } catch (error) {
    ctx.log.warn({ event: "github_exchange_failed", err: error }, "github exchange failed");
    return null;
  }
}

/** An id in a return address is only a claim: GitHub says whether this person can see it (G3). */
async function proveAccess(
  { ctx, github }: Returned,
  { tokens }: Person,
  installationId: string,
): Promise<CallbackCode | null> {
  try {
    const canSee = await canSeeInstallation(github, tokens.accessToken, installationId);
    return canSee ? null : "installation_not_authorized";
  } catch (error) {
    ctx.log.warn({ event: "github_verify_failed", err: error }, "github verify failed");
    return "installation_verify_failed";
  }
}

/** Of a suspended installation GitHub shows nothing; that the person sees it, their own list tells. */
async function canSeeInstallation(
  github: GithubClient,
  userToken: string,
  installationId: string,
): Promise<boolean> {
  try {
    return await github.canUserSeeInstallation(userToken, installationId);
  } catch (error) {
    if (!(error instanceof GithubError) || error.kind !== "suspended") {
      throw error;
    }
    const visible = await github.listUserInstallations(userToken);
    return visible.some(({ id }) => id === installationId);
  }
}

async function linkDiscovered(input: Returned, person: Person): Promise<CallbackOutcome> {
  const { ctx, github, user, state } = input;
  const { connectFrom } = state;
  const visible = await github.listUserInstallations(person.tokens.accessToken).catch(() => null);
  if (visible === null) {
    return { kind: "landed", connectFrom, code: "installation_fetch_failed" };
  }
  if (visible.length === 0) {
    const fresh = await createLinkState(ctx, { userId: user.id, flow: "install", connectFrom });
    return { kind: "github", url: github.buildInstallUrl(fresh) };
  }
  // One that fails keeps no other from being linked; one by one, many would outlast the app's wait.
  const refusals = await runConcurrently({
    inputs: visible,
    limit: LINKED_AT_ONCE,
    run: ({ id }) => linkInstallation({ ...input, ...person, installationId: id }),
  });
  const code = refusals.find((refusal) => refusal !== null) ?? null;
  return { kind: "landed", connectFrom, code };
}
