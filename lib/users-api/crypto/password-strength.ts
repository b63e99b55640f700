import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import * as common from "@zxcvbn-ts/language-common";
import * as english from "@zxcvbn-ts/language-en";
import { PASSWORD_LENGTH_MIN } from "@/lib/contract/limits";

const SCORE_MIN = 3;
/** Guessing time grows with the length; what follows makes nothing weaker. */
const CHECKED_LENGTH_MAX = 128;

let factory: ZxcvbnFactory | null = null;

/**
 * Why a password is refused (contract.md 3), or null for a good one: at least eight characters and
 * zxcvbn's score 3, with what an attacker knows of the person (`known`) counted as guesses.
 */
export function findPasswordFault(password: string, known: readonly string[]): string | null {
  if ([...password].length < PASSWORD_LENGTH_MIN) {
    return `This password is too short. It must contain at least ${PASSWORD_LENGTH_MIN} characters.`;
  }
  factory ??= new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary },
    graphs: common.adjacencyGraphs,
    translations: english.translations,
  });
  const { score, feedback } = factory.check(password.slice(0, CHECKED_LENGTH_MAX), toGuesses(known));
  if (score >= SCORE_MIN) {
    return null;
  }
  const why = [feedback.warning, ...feedback.suggestions].filter(Boolean).join(" ");
  return `This password is too easy to guess. ${why}`.trim();
}

/** Each text whole, what of an address stands before the `@`, and their words. */
function toGuesses(known: readonly string[]): string[] {
  return known
    .flatMap((text) => [text, text.split("@")[0] ?? "", ...text.split(/[@.\s]+/)])
    .filter((text) => text.length > 2);
}
