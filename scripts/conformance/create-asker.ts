import { text } from "node:stream/consumers";
import { askSecret, isTerminal } from "../lib/ask";
import { UsageError } from "./usage";

/** Answers what sign-in asks for; throws `UsageError` where nobody can. */
export type Ask = (question: string) => Promise<string>;

/** Asks at the terminal, or takes the lines of standard input in their order. */
export function createAsker(isJson: boolean): Ask {
  let lines: string[] | null = null;
  return async (question) => {
    if (isTerminal()) {
      if (isJson) {
        // The question would stand among the lines that a program reads.
        throw new UsageError(`With --json the ${question} comes from standard input or a variable.`);
      }
      return askSecret(`The ${question}: `);
    }
    lines ??= (await text(process.stdin)).split(/\r?\n/);
    const line = lines.shift();
    if (!line) {
      throw new UsageError(`The ${question} is missing on standard input.`);
    }
    return line;
  };
}
