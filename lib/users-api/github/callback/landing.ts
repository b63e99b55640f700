/** Why linking did not end well; pages turn these into text (contract.md 7). */
export type CallbackCode =
  | "access_denied"
  | "github_oauth_error"
  | "missing_params"
  | "invalid_state"
  | "invalid_installation"
  | "invalid_installation_id"
  | "exchange_failed"
  | "installation_verify_failed"
  | "installation_not_authorized"
  | "installation_fetch_failed"
  | "installation_token_failed"
  | "github_install_failed"
  | "github_install_pending";

type Landing = {
  siteUrl: string;
  connectFrom: string | null;
  code: CallbackCode | null;
  /** The installation whose settings were changed on GitHub, where that is all that happened. */
  changedId?: string | undefined;
};

/** Where the browser goes at the end, by the client that started (contract.md 7, "Where it lands"). */
export function buildLandingUrl({ siteUrl, connectFrom, code, changedId }: Landing): string {
  const error = code === null ? "" : `&error=${code}`;
  switch (connectFrom) {
    case "posthog_code":
      return `${siteUrl}/account-connected/github-integration?provider=github${error}`;
    case "slack":
      return `${siteUrl}/account-connected/github-integration?provider=github${error || "&connect_from=slack"}`;
    case "posthog_mobile":
      return `posthog://github/callback?provider=github${error}`;
    default: {
      const result = code === null ? "github_link_success=1" : `github_link_error=${code}`;
      // Beside the published parameters: nothing was connected, so a page must be able to tell.
      const change = changedId ? `&setup_action=update&installation_id=${encodeURIComponent(changedId)}` : "";
      return `${siteUrl}/settings/user-personal-integrations?${result}${change}`;
    }
  }
}
