import "server-only";
import type { RefreshSummary } from "@/lib/contract/door";
import type { ErrorCode } from "@/lib/contract/errors";
import type { EndpointId, ResponseOf } from "@/lib/contract/registry";

/** What the API answered is, for a browser, a refusal. */
export class ViewRefusal extends Error {
  constructor(readonly code: ErrorCode) {
    super(code);
    this.name = "ViewRefusal";
  }
}

/** A refresh lists every repository; a browser that reads by pages only needs the count. */
function toRefreshSummary(body: ResponseOf<"githubRefreshRepos">): RefreshSummary {
  return { repository_count: body.repositories.length };
}

/** A project's own key is no business of these pages (design.md 5.2). */
function withoutProjectKey(user: ResponseOf<"accountGet">): ResponseOf<"accountGet"> {
  if (!user.team) {
    return user;
  }
  const { api_token: _, ...team } = user.team;
  return { ...user, team };
}

/** Codes are secrets: a browser asks for them by name, and never gets them by the way (design.md 1). */
function withoutCodes({ backup_codes: codes, ...status }: ResponseOf<"twoFactorStatus">) {
  return {
    ...status,
    // The older PostHog sends the codes and no number.
    backup_codes_remaining: status.backup_codes_remaining ?? codes?.length,
    // That there is a list says that they can be asked for.
    ...(codes && { backup_codes: [] }),
  };
}

/** The status shows codes to a fresh proof alone; none although some are left means it is not. */
function toCodes(status: ResponseOf<"twoFactorStatus">): ResponseOf<"twoFactorViewCodes"> {
  const { backup_codes = [], backup_codes_remaining = 0, is_enabled } = status;
  if (!is_enabled) {
    throw new ViewRefusal("2fa_not_enabled");
  }
  if (backup_codes.length === 0 && backup_codes_remaining > 0) {
    throw new ViewRefusal("sensitive_action_required_reauth");
  }
  return { backup_codes };
}

/** Answers of which a browser gets less than the API sends. */
const views: Partial<Record<EndpointId, (body: never) => unknown>> = {
  accountGet: withoutProjectKey,
  accountUpdate: withoutProjectKey,
  githubRefreshRepos: toRefreshSummary,
  twoFactorStatus: withoutCodes,
  twoFactorViewCodes: toCodes,
};

export function toBrowserView(id: EndpointId, body: unknown): unknown {
  const view = views[id] as ((body: unknown) => unknown) | undefined;
  return view ? view(body) : body;
}
