import { layout } from "./layout";
import type { MailBlock } from "./mail";
import { toPlainText } from "./plain-text";

type Content = { subject: string; blocks: readonly MailBlock[]; footer: string };

/** The HTML part, filled into what layout.mjml was compiled to. */
export function renderHtml({ subject, blocks, footer }: Content): string {
  const opening = blocks.find((block) => block.kind === "paragraph");
  return fill(layout.page, {
    subject: escapeText(subject),
    preview: escapeText(opening?.text ?? ""),
    blocks: blocks.map(renderBlock).join("\n"),
    footer: escapeText(footer),
  });
}

function renderBlock(block: MailBlock): string {
  switch (block.kind) {
    case "paragraph":
    case "advice":
      return fill(layout[block.kind], { text: escapeText(block.text) });
    case "code":
      return fill(layout.code, { label: escapeText(block.label), code: escapeText(block.code) });
    case "facts": {
      const rows = block.facts.map(([label, value]) =>
        fill(layout.fact, { label: escapeText(label), value: escapeText(value) }),
      );
      return fill(layout.facts, { rows: rows.join("\n") });
    }
    case "link":
      return fill(layout.link, { label: escapeText(block.label), url: escapeText(block.url) });
  }
}

/** In one pass, so that braces within a value stay what they are. */
function fill(template: string, values: Record<string, string>): string {
  return template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) {
      throw new Error(`The mail layout asks for "${name}"`);
    }
    return value;
  });
}

const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escapeText(value: string): string {
  return toPlainText(value).replace(/[&<>"']/g, (character) => entities[character] ?? "");
}
