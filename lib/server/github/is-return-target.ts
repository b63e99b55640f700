import { ACCOUNT_CONNECTED_PATH, LEGACY_GITHUB_PATH, LOGIN_PATH, routes } from "@/lib/routes";

type Places = { siteUrl: string; githubOrigin: string };

/** The client schemes that may be handed a result: PostHog's mobile app and PostHog Code. */
const clientSchemes = ["posthog:", "posthog-code:"];
/** An Enterprise Server has an App's page under `/github-apps`. */
const githubPaths = [
  /^\/(?:github-apps|apps)\/[A-Za-z0-9-]+\/installations\/new$/,
  /^\/login\/oauth\/authorize$/,
];
const ownPaths: readonly string[] = [LEGACY_GITHUB_PATH, routes.github];
/** Where the API sends whoever it knows no session of, with its own address for afterwards. */
const signInPaths: readonly string[] = [LOGIN_PATH, routes.signIn];

/** Whether GitHub's return may lead there: our own pages, the configured GitHub, a client's scheme. */
export function isReturnTarget(location: string, { siteUrl, githubOrigin }: Places): boolean {
  if (!URL.canParse(location)) {
    return false;
  }
  const url = new URL(location);
  if (url.username !== "" || url.password !== "") {
    return false;
  }
  if (clientSchemes.includes(url.protocol)) {
    return true;
  }
  if (url.origin === new URL(siteUrl).origin) {
    return ownPaths.includes(url.pathname) || url.pathname.startsWith(ACCOUNT_CONNECTED_PATH);
  }
  return url.origin === githubOrigin && githubPaths.some((path) => path.test(url.pathname));
}

/** Whether the API asks for a sign-in: that address may hold a code and a state, and is not passed on (S10). */
export function isSignInTarget(location: string, siteUrl: string): boolean {
  const url = URL.canParse(location, siteUrl) ? new URL(location, siteUrl) : null;
  return url?.origin === new URL(siteUrl).origin && signInPaths.includes(url.pathname.replace(/\/$/, ""));
}
