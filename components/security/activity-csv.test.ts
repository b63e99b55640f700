import { expect, it } from "vitest";
import type { Activity } from "@/lib/contract/schemas/security";
import { buildActivityCsv } from "./activity-csv";

const row: Activity = {
  id: "1",
  type: "logged_in",
  at: "2026-11-23T12:00:00.000Z",
  ip: "203.0.113.7",
  user_agent: "curl/8.5.0",
  detail: {},
};

it("writes one line for each event, with every cell quoted", () => {
  const [head, line, end] = buildActivityCsv([row]).split("\r\n");
  expect(head).toBe('\uFEFF"Time (UTC)","Event","Kind","Browser","Address","User agent"');
  expect(line).toBe('"2026-11-23T12:00:00.000Z","Signed in","logged_in","Curl","203.0.113.7","curl/8.5.0"');
  expect(end).toBe("");
});

it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1"])(
  "a spreadsheet runs nothing that a stranger wrote: %j",
  (user_agent) => {
    expect(buildActivityCsv([{ ...row, user_agent }])).toContain(`"'${user_agent}"`);
  },
);

it("keeps quotes, commas and line breaks inside their cell", () => {
  const user_agent = 'a "b", c\r\nd';
  expect(buildActivityCsv([{ ...row, user_agent }])).toContain('"a ""b"", c\r\nd"');
});
