// Plain JavaScript, because the worker loads it without the tools that run TypeScript.

const UTF8 = new TextDecoder();
const DIGITS_MIN = 16;
const LONG_DIGITS = /\d{16}/;
const STRING_OR_LONG_INTEGER = /"(?:[^"\\]|\\.)*"|(?<![\w.+-])\d{16,}(?![\w.])/g;

/**
 * A success's body as JSON; text that is none stays text. Octokit's own parser walks every value for
 * integers past 2^53 and takes longer than the fetching; here they become text, and only where there are any.
 * @param {Uint8Array} body
 * @returns {unknown}
 */
export function readJson(body) {
  const text = UTF8.decode(body);
  try {
    return JSON.parse(hasLongDigits(text) ? quoteLongIntegers(text) : text);
  } catch {
    return text;
  }
}

/**
 * So long a run covers one of every sixteen places, and looking at those alone is many times faster.
 * @param {string} text
 */
function hasLongDigits(text) {
  for (let at = DIGITS_MIN - 1; at < text.length; at += DIGITS_MIN) {
    const code = text.charCodeAt(at);
    const isDigit = code >= 48 && code <= 57;
    if (isDigit && LONG_DIGITS.test(text.slice(at - DIGITS_MIN + 1, at + DIGITS_MIN))) return true;
  }
  return false;
}

/** @param {string} text */
function quoteLongIntegers(text) {
  return text.replace(STRING_OR_LONG_INTEGER, (found) => (found.startsWith('"') ? found : `"${found}"`));
}
