const CODE_LENGTH = 6;

/** Why a code was not taken, as it stands at the field. */
export type CodeProblem = {
  text: string;
  /** Until when no code is looked at; null where another try is fine. */
  untilMs: number | null;
  /** No code is looked at any more, however long one waits. */
  isLocked?: boolean;
};

/** Before anybody is asked. */
export function checkLength(code: string): CodeProblem | null {
  return code.length < CODE_LENGTH ? { text: "Enter all six digits", untilMs: null } : null;
}
