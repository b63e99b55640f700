import { routes } from "@/lib/routes";
import { settingsEntries } from "./entries";

const pages: readonly { href: string; label: string }[] = [
  ...settingsEntries,
  { href: routes.activity, label: "Activity" },
  { href: routes.sessions, label: "Sessions" },
  { href: routes.backupCodes, label: "Backup codes" },
  { href: routes.authenticator, label: "Authenticator app" },
  { href: routes.password, label: "Password" },
  { href: routes.apiKeys, label: "Personal API keys" },
].toSorted((a, b) => b.href.length - a.href.length);

/** What the page of an address is called, or else the area that it belongs to. */
export function namePage(href: string): string {
  const path = href.replace(/[?#].*$/, "").replace(/\/$/, "");
  return pages.find((page) => path === page.href || path.startsWith(`${page.href}/`))?.label ?? "Back";
}
