import { readFile } from "node:fs/promises";
import mjml2html from "mjml";
import { fromRoot } from "./root.mjs";

const SOURCE = "lib/users-api/mail/layout.mjml";
export const MAIL_LAYOUT = "lib/users-api/mail/layout.ts";

/** The blocks that `layout.mjml` shows between comments; a fact stands inside the facts. */
const blocks = ["paragraph", "advice", "code", "fact", "facts", "link"];

/** The module that `layout.mjml` compiles to: the page and each block, with `{{names}}` to fill. */
export async function compileMailLayout() {
  const source = await readFile(fromRoot(SOURCE), "utf8");
  const { html, errors } = await mjml2html(source, { validationLevel: "strict" });
  if (errors.length > 0) {
    throw new Error(errors.map(({ formattedMessage }) => formattedMessage).join("\n"));
  }
  const parts = cut(html.replace(/[ \t]+$/gm, "").replace(/\n{2,}/g, "\n"));
  const lines = Object.entries(parts).map(([name, part]) => `  ${name}: \`${part.trim()}\`,`);
  return [
    '// Made from layout.mjml by "npm run mail:layout"; a test tells where it is out of date.',
    "export const layout = {",
    ...lines,
    "} as const;",
    "",
  ].join("\n");
}

/**
 * @param {string} html
 * @returns {Record<string, string>}
 */
function cut(html) {
  /** @type {Record<string, string>} */
  const parts = {};
  const page = blocks.reduce((rest, name) => {
    const [before, part, after] = rest.split(new RegExp(`<!-- (?:begin|end) ${name} -->`));
    if (before === undefined || part === undefined || after === undefined) {
      throw new Error(`layout.mjml has no block "${name}"`);
    }
    parts[name] = part;
    return before + (name === "fact" ? "{{rows}}" : "<!-- block -->") + after;
  }, html);
  return { page: page.replace(/(\s*<!-- block -->)+/, "\n{{blocks}}"), ...parts };
}
