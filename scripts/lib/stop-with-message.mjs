/** A mistake of configuration or environment: its message is all that a person needs to see. */
export class UserError extends Error {}

/**
 * Runs an entry script; ends with 1 and one clear message where it throws.
 * @param {() => Promise<void>} work
 */
export async function runEntry(work) {
  try {
    await work();
  } catch (error) {
    const isExpected = error instanceof UserError;
    console.error(isExpected ? `\n${error.message}` : error);
    process.exitCode = 1;
  }
}
