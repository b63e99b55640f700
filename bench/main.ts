import { benchDoor } from "./bench-door";
import { benchJavascript } from "./bench-javascript";
import { benchSearch } from "./bench-search";
import { benchSync } from "./bench-sync";
import { type Measure, printMeasure } from "./report";

const parts: Record<string, () => AsyncGenerator<Measure>> = {
  door: benchDoor,
  search: benchSearch,
  sync: benchSync,
  javascript: benchJavascript,
};

/** `npm run bench`, or with names of parts only those; `--json` prints one object a line. */
const given = process.argv.slice(2);
const isJson = given.includes("--json");
const wanted = given.filter((name) => !name.startsWith("-"));
const unknown = wanted.filter((name) => !Object.hasOwn(parts, name));
if (unknown.length > 0) {
  console.error(`Unknown part: ${unknown.join(", ")}. There are: ${Object.keys(parts).join(", ")}.`);
  process.exit(2);
}
for (const [name, run] of Object.entries(parts)) {
  if (wanted.length === 0 || wanted.includes(name)) {
    for await (const measure of run()) {
      printMeasure(measure, isJson);
    }
  }
}
