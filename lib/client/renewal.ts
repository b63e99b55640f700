import { announce } from "./tabs";

/** Longer than any such call takes; a tab that was closed meanwhile tells no end. */
const LASTING_MS = 20_000;

type Renewal = { ended: Promise<void>; end: () => void };

const own = new Set<Renewal>();
const ofOtherTabs = new Set<Renewal>();
let turns = 0;

/**
 * Runs a call whose answer brings this browser another session. The former one may be refused before
 * that answer is here, and in no tab does such a refusal mean that the person is signed out.
 */
export async function renewing<T>(run: () => Promise<T>): Promise<T> {
  const renewal = begin(own);
  announce({ type: "renewal-started" });
  try {
    return await run();
  } finally {
    renewal.end();
    announce({ type: "renewal-ended" });
  }
}

/** What another tab tells of its own. */
export function followRenewal(type: "renewal-started" | "renewal-ended"): void {
  if (type === "renewal-started") begin(ofOtherTabs);
  else [...ofOtherTabs][0]?.end();
}

export function isRenewing(): boolean {
  return own.size + ofOtherTabs.size > 0;
}

/** Settles once none is under way. */
export async function settleRenewals(): Promise<void> {
  while (isRenewing()) await Promise.all([...own, ...ofOtherTabs].map(({ ended }) => ended));
}

/** Another number than before once one has begun or ended. */
export function countTurns(): number {
  return turns;
}

function begin(renewals: Set<Renewal>): Renewal {
  let settle = () => {};
  const ended = new Promise<void>((resolve) => {
    settle = resolve;
  });
  const end = () => {
    clearTimeout(timer);
    if (renewals.delete(renewal)) turns += 1;
    settle();
  };
  const timer = setTimeout(end, LASTING_MS);
  const renewal = { ended, end };
  renewals.add(renewal);
  turns += 1;
  return renewal;
}
