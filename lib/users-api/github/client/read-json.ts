/**
 * A success's body as JSON; text that is none stays text. Octokit's own parser walks every value for
 * integers past 2^53 and takes longer than the fetching; here they become text, and only where there are any.
 */
export async function readJson(body: unknown): Promise<unknown> {
  const text = body instanceof ReadableStream ? await new Response(body).text() : "";
  try {
    return JSON.parse(LONG_DIGITS.test(text) ? quoteLongIntegers(text) : text);
  } catch {
    return text;
  }
}

const LONG_DIGITS = /\d{16}/;
const STRING_OR_LONG_INTEGER = /"(?:[^"\\]|\\.)*"|(?<![\w.+-])\d{16,}(?![\w.])/g;

function quoteLongIntegers(text: string): string {
  return text.replace(STRING_OR_LONG_INTEGER, (found) => (found.startsWith('"') ? found : `"${found}"`));
}
