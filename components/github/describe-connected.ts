/** What a new connection lets the person do, beside the names of the accounts. */
export function describeConnected(isMany: boolean, readsAhead: boolean): string {
  const read = readsAhead ? `${isMany ? "Their" : "Its"} repositories are read in the background. ` : "";
  return `${read}You can open the ${isMany ? "accounts" : "account"} below at once.`;
}
