type Tone = "info" | "warning" | "danger";

export type ConnectStep = "retry" | "wait" | "manage" | null;
export type ConnectResult = { tone: Tone; title: string; detail: string; step: ConnectStep };

const failure = (title: string, detail: string, step: ConnectStep = "retry"): ConnectResult => ({
  tone: "danger",
  title,
  detail,
  step,
});

const SAFE = "Nothing was changed.";

/** Every code that a return from GitHub may carry (contract.md 7); null prototype, so no inherited key counts. */
const table: Record<string, ConnectResult> = {
  access_denied: {
    tone: "warning",
    title: "You cancelled on GitHub",
    detail: `${SAFE} You can start again whenever you like.`,
    step: "retry",
  },
  github_oauth_error: failure(
    "GitHub reported a problem",
    `${SAFE} Start again; if it stays, GitHub may have an outage.`,
  ),
  missing_params: failure(
    "GitHub's answer was incomplete",
    `${SAFE} This can happen when the page on GitHub is opened by hand. Start again from here.`,
  ),
  invalid_state: failure(
    "This attempt had expired or was already used",
    `${SAFE} An attempt is good for ten minutes and one use, and only in your own session. Start again.`,
  ),
  invalid_installation: failure(
    "This installation is not available to your project",
    `${SAFE} Start again and choose the account on GitHub.`,
  ),
  invalid_installation_id: failure("GitHub named an installation that cannot exist", `${SAFE} Start again.`),
  invalid_team: failure(
    "The project of this attempt is not yours",
    `${SAFE} Choose your project at the top and start again.`,
    "retry",
  ),
  exchange_failed: failure(
    "GitHub did not confirm the sign-in",
    `${SAFE} Its one-time code may have expired. Start again.`,
  ),
  installation_verify_failed: failure(
    "Your access to this installation could not be checked",
    `${SAFE} GitHub did not answer in time. Try again in a minute.`,
  ),
  installation_not_authorized: failure(
    "Your GitHub user has no access to this installation",
    `${SAFE} Ask an owner of the organisation for access, or sign in to GitHub as another user and start again.`,
  ),
  installation_fetch_failed: failure(
    "GitHub did not describe the installation",
    "What was linked before is untouched. Try again in a minute.",
  ),
  installation_token_failed: failure(
    "GitHub gave no access to the installation",
    "It may be suspended. Check it on GitHub, then start again.",
  ),
  integration_create_failed: failure("The connection could not be stored", `${SAFE} Start again.`),
  github_install_failed: failure("GitHub could not be connected", `${SAFE} Start again.`),
  insufficient_permissions: failure(
    "A project admin has to do this",
    `${SAFE} Ask an admin of the project to connect GitHub.`,
    null,
  ),
  unchanged: {
    tone: "info",
    title: "No account was added",
    detail:
      "What you chose on GitHub was connected already; changes you made there are taken over. To add another account, choose one that GitHub does not mark “Configure”.",
    step: null,
  },
  github_install_pending: {
    tone: "info",
    title: "Waiting for an owner to approve",
    detail:
      "GitHub sent your request to the owners of the organisation. It is connected once one of them approves and you finish here.",
    step: "wait",
  },
};

const SUCCESS = "success";
/** Settings were changed on GitHub, and nothing was to be connected. */
const CHANGED = "changed";
const OWN_CODES = [SUCCESS, CHANGED, "unchanged"];
const unknown = failure("GitHub could not be connected", `${SAFE} Start again.`);

export function describeConnectResult(code: string): ConnectResult {
  return Object.hasOwn(table, code) ? (table[code] ?? unknown) : unknown;
}

export function isConnectSuccess(code: string): boolean {
  return code === SUCCESS;
}

export function isChange(code: string): boolean {
  return code === CHANGED;
}

/** The outcome that a return from GitHub put on the address, or null. */
export function findConnectResult(search: URLSearchParams): string | null {
  if (search.get("github_link_success") === "1") {
    return search.get("setup_action") === "update" ? CHANGED : SUCCESS;
  }
  if (search.get("github_install_pending") === "1") return "github_install_pending";
  const code = search.get("github_link_error") ?? search.get("github_setup_error");
  if (code === null) return null;
  return /^[a-z0-9_]{1,64}$/.test(code) && !OWN_CODES.includes(code) ? code : "github_install_failed";
}

const RETURN_PARAMS = [
  "github_link_success",
  "github_link_error",
  "github_setup_error",
  "github_install_pending",
  "error_message",
  "setup_action",
  "installation_id",
  "integration_id",
];

/** G5: what is left of the query once the outcome has been read. */
export function withoutConnectResult(search: URLSearchParams): string {
  const rest = new URLSearchParams(search);
  for (const name of RETURN_PARAMS) rest.delete(name);
  const text = rest.toString();
  return text ? `?${text}` : "";
}
