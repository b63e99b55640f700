import { runCommand } from "./conformance/run-command";

/** Checks a server, PostHog's included, against the contract's registry (see its `USAGE`). */
process.exitCode = await runCommand(process.argv.slice(2), {
  env: process.env,
  print: (text) => console.log(text),
  printError: (text) => console.error(text),
});
