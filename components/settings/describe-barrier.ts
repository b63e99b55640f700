import type { Route } from "next";
import type { Access } from "@/lib/contract/access";
import type { Capabilities } from "@/lib/contract/capabilities";
import { posthogPages } from "@/lib/contract/posthog-pages";
import { toSignIn } from "@/lib/routes";

export type Barrier = Exclude<Access, { kind: "works" }>;
export type Place = Pick<Capabilities, "server" | "serverName" | "serverUrl">;

type Words = {
  title: string;
  text: string;
  /** What takes the barrier away; `isOutside` is a page of the server's own. */
  link: WayOut | null;
};

export type WayOut =
  | { label: string; short: string; href: Route; isOutside: false }
  | { label: string; short: string; href: string; isOutside: true };

/** What stands in the way and how it goes away, in a person's words. `path` is where they come back to. */
export function describeBarrier(barrier: Barrier, place: Place, path: string): Words {
  const { serverName, serverUrl } = place;
  const signIn: WayOut = {
    label: "Sign in with e-mail and password",
    short: "Sign in",
    href: toSignIn({ next: path, reason: "needs-password" }),
    isOutside: false,
  };
  switch (barrier.kind) {
    case "needs_password":
      return {
        title: "This needs a sign-in with e-mail and password",
        text: `You are signed in with a personal API key, and ${serverName} allows this to no key.`,
        link: signIn,
      };
    case "needs_scope":
      return {
        title: `Your key needs the scope ${barrier.scope}`,
        text: `${barrier.scope === "user:write" ? "With the key you may look and change nothing. " : ""}${toRemedy(place)}`,
        link:
          place.server === "posthog"
            ? { ...toOutside(`API keys at ${serverName}`), href: serverUrl + posthogPages.apiKeys }
            : signIn,
      };
    case "not_offered":
      return {
        title: "This server does not offer this",
        text: `${serverName} has nothing for it. Everything else works as usual.`,
        link: null,
      };
    case "elsewhere":
      return {
        title: "This server has it on its own pages",
        text: `It is done at ${serverName} itself, where you may have to sign in.`,
        link: { ...toOutside(`Open at ${serverName}`), href: serverUrl + barrier.path },
      };
    default:
      return barrier satisfies never;
  }
}

function toOutside(label: string) {
  return { label, short: label, isOutside: true } as const;
}

/** What a key may do is looked at when somebody signs in with it. */
function toRemedy({ server, serverName }: Place): string {
  return server === "posthog"
    ? `Add the scope at ${serverName}, then sign in with the key again.`
    : "Sign in with your e-mail and password.";
}
