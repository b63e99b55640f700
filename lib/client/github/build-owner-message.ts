const APP_PATH = /^\/(?:github-apps|apps)\/([A-Za-z0-9-]{1,100})\//;

/** Ready to send to an owner, who may never have heard of the app nor of the request. */
export function buildOwnerMessage(account: string | null | undefined, approvalUrl: string | null): string {
  const slug = findAppSlug(approvalUrl);
  const app = slug ? `the GitHub app “${slug}”` : "a GitHub app";
  const place = account ? `the organisation ${account}` : "our organisation";
  const where = approvalUrl
    ? `You can approve it here: ${approvalUrl}`
    : "You can approve it in the organisation's settings on GitHub, under GitHub Apps.";
  return [
    `Hi, could you approve ${app} for ${place} on GitHub? I asked to install it, and GitHub waits for an owner.`,
    "I would like to work with our repositories through it: read them, push branches and open pull requests. GitHub shows you what it may do, and you choose which repositories it sees.",
    where,
  ].join("\n\n");
}

/** GitHub's addresses carry the app's name as configured there. */
export function findAppSlug(appUrl: string | null): string | null {
  return appUrl && URL.canParse(appUrl) ? (APP_PATH.exec(new URL(appUrl).pathname)?.[1] ?? null) : null;
}
