import { describeActivity } from "@/lib/client/security/describe-activity";
import { describeUserAgent } from "@/lib/contract/describe-user-agent";
import type { Activity } from "@/lib/contract/schemas/security";

const HEAD = ["Time (UTC)", "Event", "Kind", "Browser", "Address", "User agent"];

/** As spreadsheets read it: RFC 4180, with a mark that says UTF-8. */
export function buildActivityCsv(rows: readonly Activity[]): string {
  const lines = rows.map((row) => [
    row.at,
    describeActivity(row).text,
    row.type,
    describeUserAgent(row.user_agent).name,
    row.ip ?? "",
    row.user_agent ?? "",
  ]);
  return `\uFEFF${[HEAD, ...lines].map((cells) => cells.map(toCell).join(",")).join("\r\n")}\r\n`;
}

/** Somebody who fails to sign in chooses the user agent: no cell may begin a formula. */
function toCell(text: string): string {
  const safe =
    /^[\s]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/.test(text) || /^[\t\r\n]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
