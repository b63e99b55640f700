import { ScureBase32Plugin } from "otplib";
import { verifySync } from "otplib/functional";
import type { Random } from "../context";

const SECRET_BYTES = 20;
const STEP_SECONDS = 30;
/** A step to either side, for clocks that are a little off and codes typed as they change. */
const ACCEPTED_STEPS = 1;
/** How far a wrong code is searched for, to tell the person that their clock is off. */
const SEARCHED_STEPS = 10;

type Guess = { secret: string; code: string; now: Date };

/** 160 bits as 32 characters of base32, without padding. */
export function createTotpSecret(random: Random): string {
  return new ScureBase32Plugin().encode(random(SECRET_BYTES), { padding: false });
}

/** RFC 6238 with SHA-1, 6 digits and 30 s. The time step of a code that is right now, or null. */
export function findTotpStep(guess: Guess): number | null {
  return findStep(guess, ACCEPTED_STEPS);
}

/**
 * By how many seconds the clock that made a refused code is ahead (negative: behind), if it is off
 * by at most five minutes; null otherwise. Such a code is never accepted.
 */
export function findClockOffsetSeconds(guess: Guess): number | null {
  const step = findStep(guess, SEARCHED_STEPS);
  return step === null ? null : (step - toStep(guess.now)) * STEP_SECONDS;
}

export function toStep(date: Date): number {
  return Math.floor(date.getTime() / 1000 / STEP_SECONDS);
}

function findStep({ secret, code, now }: Guess, steps: number): number | null {
  if (!/^[0-9]{6}$/.test(code)) {
    return null;
  }
  const epoch = Math.floor(now.getTime() / 1000);
  const result = verifySync({ secret, token: code, epoch, epochTolerance: steps * STEP_SECONDS });
  return result.valid && "timeStep" in result ? result.timeStep : null;
}
