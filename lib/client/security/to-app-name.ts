/** The published endpoints call the first app "default", which says nothing to people. */
export function toAppName(name: string): string {
  return name === "default" ? "Authenticator app" : name;
}
