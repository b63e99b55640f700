import { readJson } from "../private-file.mjs";

/** @typedef {{ passed: number, failed: number }} Counts */

/**
 * The counts of Vitest's JSON report. A file that could not be loaded has no tests in it, yet is a
 * failure, and so is a run that failed outside every test.
 * @param {string} file
 * @param {boolean} isPassed
 * @returns {Counts}
 */
export function readVitestCounts(file, isPassed) {
  const report = readJson(file);
  const brokenFiles = (report?.testResults ?? []).filter(
    (/** @type {any} */ result) => result.status === "failed" && result.assertionResults.length === 0,
  );
  const failed = (report?.numFailedTests ?? 0) + brokenFiles.length;
  return { passed: report?.numPassedTests ?? 0, failed: isPassed ? failed : Math.max(failed, 1) };
}

/**
 * @param {string} file
 * @param {boolean} isPassed
 * @returns {Counts}
 */
export function readPlaywrightCounts(file, isPassed) {
  const stats = readJson(file)?.stats;
  const failed = (stats?.unexpected ?? 0) + (stats?.flaky ?? 0);
  return { passed: stats?.expected ?? 0, failed: isPassed ? failed : Math.max(failed, 1) };
}
