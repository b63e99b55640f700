import { type Ask, createAsker } from "./create-asker";
import type { Wait } from "./create-http";
import { type Options, parseArguments } from "./parse-arguments";
import { printRow, printSummary, tableHead } from "./print-table";
import { runConformance } from "./run-conformance";
import { createSecrets } from "./secrets";
import { NoAnswerError } from "./send-once";
import { UsageError } from "./usage";

export type Surroundings = {
  env: Record<string, string | undefined>;
  /** One line, or several. */
  print(text: string): void;
  printError(text: string): void;
  ask?: Ask;
  wait?: Wait;
};

/** The whole command; the result is its exit code. */
export async function runCommand(args: string[], around: Surroundings): Promise<0 | 1 | 2> {
  const secrets = createSecrets();
  const print = (text: string) => around.print(secrets.hide(text));
  try {
    const options = parseArguments(args, around.env);
    const password = around.env.CONFORMANCE_PASSWORD || null;
    let previous: Parameters<typeof printRow>[1] = null;
    const rows = await runConformance(options, password, {
      secrets,
      ask: around.ask ?? createAsker(options.isJson),
      wait: around.wait,
      onStart: ({ server }) => {
        if (!options.isJson) {
          print(`${describeRun(options, server)}\n\n${tableHead}`);
        }
      },
      onRow: (row) => {
        print(options.isJson ? JSON.stringify(row) : printRow(row, previous));
        previous = row;
      },
    });
    if (!options.isJson) {
      print(`\n${printSummary(rows)}`);
    }
    return rows.some(({ result }) => result === "fails") ? 1 : 0;
  } catch (error) {
    around.printError(secrets.hide(explain(error)));
    return 2;
  }
}

function describeRun({ url, login, isWrite }: Options, server: string): string {
  const kind = server === "users-api" ? "this project's Users API" : "taken for a PostHog";
  const credential = login.kind === "api_key" ? "a personal API key" : "e-mail and password";
  const extent = isWrite ? "with changes that are taken back" : "reads alone";
  return `${url}, ${kind}\nby ${credential}, ${extent}`;
}

function explain(error: unknown): string {
  if (error instanceof UsageError) {
    return error.message;
  }
  return error instanceof NoAnswerError
    ? `The server gave no answer: ${error.message}.`
    : `The check broke off: ${error instanceof Error ? error.message : "for an unknown reason"}`;
}
