/** The rows of a raw statement: both drivers give `{ rows }`, which drizzle's common type hides. */
export function rowsOf<Row>(result: unknown): Row[] {
  return (result as { rows: Row[] }).rows;
}
