export type PosthogName = "seed" | "today";

/** Tests of a spec that cannot apply in front of a PostHog; without titles all of its tests. */
type Inapplicable = {
  spec: string;
  /** Words of a title, of a test or a group. */
  titles?: readonly string[];
  /** Of one generation alone. */
  only?: PosthogName;
  reason: string;
};

const OWN = "PostHog has no such call, and the pages say so (e2e/remote-pages.spec.ts).";
const ELSEWHERE = "PostHog has it on pages of its own, and ours lead there (e2e/remote-sign-in.spec.ts).";

/** What the browser suite leaves out in front of a PostHog, and why (docs/decisions/012). */
export const inapplicable: readonly Inapplicable[] = [
  {
    spec: "remote-sign-in",
    titles: ["the mailed code is asked for", "keeps the question for the mailed code"],
    only: "seed",
    reason: "PostHog mailed no code at sign-in then.",
  },
  { spec: "email-account", reason: ELSEWHERE },
  {
    spec: "email-accessibility",
    titles: ["the pages that mails lead to", "sign-in, sign-up and the request of a new password"],
    reason: ELSEWHERE,
  },
  {
    spec: "github-connect",
    reason: "GitHub leads back to PostHog's own address; that way is e2e/remote-changes.spec.ts.",
  },
  {
    spec: "github-health",
    titles: ["has its own words and its own next step"],
    reason: "PostHog does not say how a connection is.",
  },
  { spec: "notifications-devices", reason: OWN },
  { spec: "notifications", titles: ["a test mail arrives"], reason: OWN },
  {
    spec: "notifications",
    titles: ["N2: what the organisation decides"],
    only: "seed",
    reason: "Organisations decided nothing about notifications then.",
  },
  { spec: "profile", titles: ["personal API keys", "profile and keys are axe clean"], reason: ELSEWHERE },
  {
    spec: "profile",
    titles: [
      "default dashboards are of the new project",
      "a default dashboard is searched",
      "dashboards that could not be read",
      "a search without a match says so, and Escape changes nothing",
    ],
    reason: OWN,
  },
  { spec: "security-pages", titles: ["S9: are named", "closing the question ends nothing"], reason: OWN },
  {
    spec: "security-pages",
    titles: ["tells what happened", "all of it is saved as a table", "B12:"],
    reason: OWN,
  },
  { spec: "security-pages", titles: ["renames an app"], reason: OWN },
];

/** For Playwright's `grepInvert`, which sees a test as its file, its groups, its title and its tags. */
export function findInapplicable(profile: string): RegExp | undefined {
  const listed = inapplicable.filter(({ only }) => only === undefined || only === profile);
  if (listed.length === 0) return undefined;
  const patterns = listed.flatMap(({ spec, titles = [""] }) =>
    titles.map((title) => `(^| )${toPattern(`${spec}.spec.ts`)} .*${toPattern(title)}`),
  );
  return new RegExp(patterns.join("|"));
}

function toPattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
