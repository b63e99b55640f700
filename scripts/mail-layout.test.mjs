import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { compileMailLayout, MAIL_LAYOUT } from "./lib/compile-mail-layout.mjs";
import { fromRoot } from "./lib/root.mjs";

test('the mails\' layout is what layout.mjml compiles to; otherwise run "npm run mail:layout"', async () => {
  expect(await readFile(fromRoot(MAIL_LAYOUT), "utf8")).toBe(await compileMailLayout());
});
