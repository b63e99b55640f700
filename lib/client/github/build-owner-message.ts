/** Ready to send to an owner of the organisation. */
export function buildOwnerMessage(account: string | null | undefined, approvalUrl: string | null): string {
  const place = account ? `the GitHub organisation ${account}` : "our GitHub organisation";
  const where = approvalUrl
    ? `You can review and approve it here: ${approvalUrl}`
    : "You can approve it in the organisation's settings, under GitHub Apps.";
  return `Hello, I asked to install the PostHog app in ${place}, so that PostHog can work with our repositories. As an owner you choose which repositories it may see. ${where}`;
}
