/**
 * A success's body as JSON; text that is none stays text. Octokit's own parser walks every value for
 * integers past 2^53 and takes longer than the fetching; here they become text, and only where there are any.
 */
export function readJson(body: Uint8Array): unknown {
  const text = UTF8.decode(body);
  try {
    return JSON.parse(hasLongDigits(text) ? quoteLongIntegers(text) : text);
  } catch {
    return text;
  }
}

const UTF8 = new TextDecoder();
const DIGITS_MIN = 16;
const LONG_DIGITS = /\d{16}/;
const STRING_OR_LONG_INTEGER = /"(?:[^"\\]|\\.)*"|(?<![\w.+-])\d{16,}(?![\w.])/g;

/** So long a run covers one of every sixteen places, and looking at those alone is many times faster. */
function hasLongDigits(text: string): boolean {
  for (let at = DIGITS_MIN - 1; at < text.length; at += DIGITS_MIN) {
    const code = text.charCodeAt(at);
    const isDigit = code >= 48 && code <= 57;
    if (isDigit && LONG_DIGITS.test(text.slice(at - DIGITS_MIN + 1, at + DIGITS_MIN))) return true;
  }
  return false;
}

function quoteLongIntegers(text: string): string {
  return text.replace(STRING_OR_LONG_INTEGER, (found) => (found.startsWith('"') ? found : `"${found}"`));
}
