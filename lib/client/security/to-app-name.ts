import { DEFAULT_APP_NAME } from "@/lib/contract/authenticator-name";

/** The published endpoints call the first app "default", which says nothing to people. */
export function toAppName(name: string): string {
  return name === "default" ? DEFAULT_APP_NAME : name;
}
