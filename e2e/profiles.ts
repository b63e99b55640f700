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

const UNWELL = "PostHog does not say how a connection is.";

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
    spec: "email-change",
    titles: [
      "E1: a new address stands beside the old one",
      "E2: both addresses are told",
      "S10: no code and no token is left",
      "E3: a typo is mended in place",
      "a pasted code is cleaned",
      "E4: a wrong code, too many of them",
      "a code that is older than ten minutes",
      "a dead code names a way out",
      "a change that is confirmed on a phone",
      "a code that confirms after the session has ended",
      "E4: another mail waits 30 s",
      "an address that was never proved is marked",
      "a change in one tab is seen in the other",
      "E9: a change ends the person's other sessions",
    ],
    only: "seed",
    reason: "PostHog mailed a link then, and no code.",
  },
  {
    spec: "email-change",
    titles: ["E5: an address that somebody else has"],
    reason: "PostHog says at once that an address is taken.",
  },
  {
    spec: "email-change",
    titles: ["E2: the old address is told with a way back"],
    reason: "PostHog mails no way back.",
  },
  {
    spec: "email-verify",
    titles: [
      "E3: a link that is late leads to another mail",
      "a code confirms a first address",
      "a change that was cancelled while the page",
    ],
    only: "seed",
    reason: "PostHog mailed a link then, and no code.",
  },
  {
    spec: "email-verify",
    titles: [
      "E7:",
      "S10: the token leaves the address",
      "a first address is confirmed by its link",
      "a link used twice is success",
      "E3: a link that is late",
      "E6: an address that was taken",
      "a server that cannot be reached keeps the link",
    ],
    only: "today",
    reason: "PostHog mails a code today, and the tests open a link.",
  },
  {
    spec: "github-health",
    titles: ["has its own words and its own next step"],
    reason: UNWELL,
  },
  { spec: "github-repositories", titles: ["a dead installation says so"], reason: UNWELL },
  {
    spec: "github-repositories",
    titles: ["a first sync is counted live"],
    reason: "PostHog reads the whole list before it answers, and counts nothing.",
  },
  {
    spec: "github-repositories",
    titles: ["branches of a repository that is gone"],
    reason: "To PostHog such a repository has no branches.",
  },
  { spec: "notifications-devices", reason: OWN },
  { spec: "notifications", titles: ["a test mail arrives", "two quick presses send one"], reason: OWN },
  {
    spec: "notifications",
    titles: ["N2: what the organisation decides", "N3: a change that was refused goes back"],
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
  {
    spec: "security-pages",
    titles: [
      "S9: are named",
      "closing the question ends nothing",
      "in somebody else's account nothing can be ended",
      "two tabs agree",
      "tells what happened",
      "all of it is saved as a table",
      "B12:",
      "renames an app",
      "the dialogs about what happened and about an app",
    ],
    reason: OWN,
  },
  {
    spec: "security-pages",
    titles: ["the focus returns to"],
    reason: "It looks at the name of an app, which PostHog does not give.",
  },
  {
    spec: "security-two-factor",
    titles: [
      "two tabs: fresh codes stay on screen",
      "View, Make new and Test begin",
      "R1, R5: closing the question whether it is you starts",
      "T6: a replaced app",
      "T6: a new phone may keep",
    ],
    reason: "It looks at named apps, a set's name or the test of a code, which PostHog does not have.",
  },
  {
    spec: "security-two-factor",
    titles: ["S10: nothing stays of codes that were viewed"],
    only: "today",
    reason: "PostHog says today how many codes are left, and not which.",
  },
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
