import type { ApiContext } from "../../context";
import type { UserRow } from "../../db/schema/users";
import type { ClientInfo } from "../../http/client-info";
import { getProfile } from "../../profiles/profiles";
import type { GithubClient } from "../client/github-client";
import { consumeLinkState, createLinkState, peekConnectFrom } from "../linking/link-state";
import { buildRedirectUri } from "../linking/redirect-uri";
import { rememberRequest } from "../requests/remember-request";
import { buildLandingUrl, type CallbackCode } from "./landing";
import { linkReturned } from "./link-returned";
import { takeOverChange } from "./take-over-change";

export type CallbackQuery = {
  code: string | null;
  state: string | null;
  installationId: string | null;
  setupAction: string | null;
  error: string | null;
};

export type CallbackInput = {
  ctx: ApiContext;
  github: GithubClient;
  user: UserRow;
  client: ClientInfo;
  query: CallbackQuery;
};

/** What a step of the callback ends in: a landing page, with a code where it failed, or GitHub again. */
export type CallbackOutcome =
  | { kind: "landed"; connectFrom: string | null; code: CallbackCode | null; changedId?: string }
  | { kind: "github"; url: string };

/** GitHub's return, step by step as in contract.md 7; answers where to redirect. */
export async function runCallback(input: CallbackInput): Promise<string> {
  const outcome = await decide(input);
  if (outcome.kind === "github") {
    return outcome.url;
  }
  const { code, changedId } = outcome;
  const { clients } = getProfile(input.ctx).github;
  const connectFrom = clients.find((client) => client === outcome.connectFrom) ?? null;
  input.ctx.log.info({ event: "github_callback", userId: input.user.id, code }, "github callback");
  return buildLandingUrl({ siteUrl: input.ctx.settings.siteUrl, connectFrom, code, changedId });
}

async function decide(input: CallbackInput): Promise<CallbackOutcome> {
  const { ctx, github, user, query } = input;
  if (query.error !== null) {
    const code = query.error === "access_denied" ? "access_denied" : "github_oauth_error";
    const connectFrom = query.state ? await peekConnectFrom(ctx, user.id, query.state) : null;
    return { kind: "landed", connectFrom, code };
  }
  const { isOurs, github: rules } = getProfile(ctx);
  if (!query.state || (query.code === null && !rules.returnsWithoutCode)) {
    const isChange = isOurs && !query.state && query.setupAction === "update";
    const changedId = isChange ? await takeOverChange(input) : null;
    return changedId === null
      ? { kind: "landed", connectFrom: null, code: "missing_params" }
      : { kind: "landed", connectFrom: null, code: null, changedId };
  }
  const state = await consumeLinkState(ctx, user.id, query.state);
  if (!state) {
    return { kind: "landed", connectFrom: null, code: "invalid_state" };
  }
  const { connectFrom } = state;
  if (query.setupAction === "request" && query.installationId === null) {
    await rememberRequest(ctx, user.id);
    return { kind: "landed", connectFrom, code: "github_install_pending" };
  }
  if (query.code === null && state.flow === "install" && query.installationId !== null) {
    return bounceToAuthorize(ctx, github, user, connectFrom);
  }
  if (query.code === null) {
    return { kind: "landed", connectFrom, code: "missing_params" };
  }
  return linkReturned({ ...input, state, code: query.code });
}

/** GitHub leaves the code out where the App is installed already: ask for it, once. */
async function bounceToAuthorize(
  ctx: ApiContext,
  github: GithubClient,
  user: UserRow,
  connectFrom: string | null,
): Promise<CallbackOutcome> {
  const state = await createLinkState(ctx, { userId: user.id, flow: "oauth_discover", connectFrom });
  return { kind: "github", url: github.buildAuthorizeUrl({ state, redirectUri: buildRedirectUri(ctx) }) };
}
