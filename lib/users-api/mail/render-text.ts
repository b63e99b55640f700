import type { MailBlock } from "./mail";
import { toPlainText } from "./plain-text";

/** The plain part: codes and links on lines of their own. */
export function renderText(blocks: readonly MailBlock[], footer: string): string {
  const parts = [...blocks.map(renderBlock), `-- \n${toPlainText(footer)}`];
  return `${parts.join("\n\n")}\n`;
}

function renderBlock(block: MailBlock): string {
  switch (block.kind) {
    case "paragraph":
    case "advice":
      return toPlainText(block.text);
    case "code":
      return `${toPlainText(block.label)} ${toPlainText(block.code)}`;
    case "facts":
      return block.facts.map(([label, value]) => `${toPlainText(label)}: ${toPlainText(value)}`).join("\n");
    case "link":
      return `${toPlainText(block.label)}:\n${toPlainText(block.url)}`;
  }
}
