/**
 * One line of what a stranger may have typed: without line breaks, which make headers and forged
 * lines, and without the marks that turn the direction of the text after them.
 */
export function toPlainText(value: string): string {
  return value
    .replace(/\p{Bidi_Control}/gu, "")
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ")
    .trim();
}

/** At most so many characters, the last one an ellipsis where some are left out. */
export function clip(text: string, lengthMax: number): string {
  const characters = [...text];
  return characters.length <= lengthMax ? text : `${characters.slice(0, lengthMax - 1).join("")}…`;
}
