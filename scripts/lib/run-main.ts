/** Runs an entry; a failure is one line that says what to do, without a stack or a query's values. */
export async function runMain(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    console.error(toLine(error));
    process.exitCode = 1;
  }
}

function toLine(error: unknown): string {
  if (!(error instanceof Error)) {
    return String(error);
  }
  // drizzle's message holds the values, which may be secret; its cause says what went wrong.
  if (error.cause instanceof Error) {
    return toLine(error.cause);
  }
  // Node's own message is empty where several addresses of one name were tried.
  const code = "code" in error && typeof error.code === "string" ? error.code : error.name;
  return error.message || code;
}
