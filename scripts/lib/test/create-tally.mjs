/** @typedef {ReturnType<typeof createTally>} Tally */

/** Adds up what the steps counted and prints one line for each, with all its output on a failure. */
export function createTally() {
  const total = { passed: 0, failed: 0 };
  return {
    total,
    /**
     * @param {string} name
     * @param {import("./run-step.mjs").StepResult} result
     * @param {import("./read-counts.mjs").Counts} counts
     */
    add(name, { output, seconds }, counts) {
      total.passed += counts.passed;
      total.failed += counts.failed;
      const words = counts.failed > 0 ? `${counts.failed} FAILED, ${counts.passed} passed` : toWords(counts);
      console.log(`${name.padEnd(24)}${words} (${seconds} s)`);
      if (counts.failed > 0 && output !== "") {
        console.log(`\n----- ${name} -----\n${output.trimEnd()}\n----- end of ${name} -----\n`);
      }
    },
  };
}

/** @param {import("./read-counts.mjs").Counts} counts */
function toWords({ passed }) {
  return passed > 0 ? `${passed} passed` : "done";
}
