import type { Row } from "./check";

const WIDTH = 100;
const columns = { result: 7, case: 25, expected: 33 };
const words = { holds: "ok", fails: "FAILS", not_tried: "-" };

export const tableHead = ["endpoint", toLine("  ", ["", "case", "expected", "seen"]), "-".repeat(WIDTH)].join(
  "\n",
);

/** A row under its endpoint, whose name comes once, and never wider than a page of code. */
export function printRow(row: Row, previous: Row | null): string {
  const isSame = previous?.endpoint === row.endpoint;
  const head = isSame ? [] : [cut(`${row.method} ${row.path}`, WIDTH)];
  // Where nothing was tried, the reason takes the place of both.
  const cells = row.result === "not_tried" ? [row.seen] : [row.expected, row.seen];
  return [...head, toLine("  ", [words[row.result], row.case, ...cells])].join("\n");
}

export function printSummary(rows: readonly Row[]): string {
  const count = (result: Row["result"]) => rows.filter((row) => row.result === result).length;
  const failing = rows.filter(({ result }) => result === "fails");
  const list = failing.map((row, index) => printRow(row, failing[index - 1] ?? null));
  const total = `${rows.length} rows: ${count("holds")} hold, ${count("fails")} do not, ${count("not_tried")} not tried.`;
  return [...(failing.length > 0 ? ["These do not hold:", ...list, ""] : []), total].join("\n");
}

function toLine(indent: string, [result = "", title = "", ...rest]: string[]): string {
  const left = indent + toCell(result, columns.result) + toCell(title, columns.case);
  const [first = "", second] = rest;
  const right = second === undefined ? first : toCell(first, columns.expected) + second;
  return cut(left + right, WIDTH).trimEnd();
}

/** At least one blank follows. */
function toCell(text: string, width: number): string {
  return `${cut(text, width - 1)} `.padEnd(width);
}

function cut(text: string, width: number): string {
  // Control characters could move what a terminal shows.
  const plain = text.replace(/[\p{Cc}\p{Cf}]+/gu, " ");
  return plain.length > width ? `${plain.slice(0, width - 1)}…` : plain;
}
