import { writeFile } from "node:fs/promises";
import { compileMailLayout, MAIL_LAYOUT } from "./lib/compile-mail-layout.mjs";
import { fromRoot } from "./lib/root.mjs";

/** `npm run mail:layout`: mails are filled from what this writes, so that the API needs no MJML. */
await writeFile(fromRoot(MAIL_LAYOUT), await compileMailLayout());
