/** GitHub's own words made safe for a log line: one line, short, without the secrets of the request. */
export function toPlainText({ text, secrets }: { text: string; secrets: readonly string[] }): string {
  const withoutSecrets = secrets
    .filter((secret) => secret.length > 0)
    .reduce((rest, secret) => rest.replaceAll(secret, REDACTED), text);
  return withoutSecrets
    .replace(URLS, REDACTED)
    .replace(TOKEN_LIKE, REDACTED)
    .replace(UNPRINTABLE, " ")
    .trim()
    .slice(0, LENGTH_MAX);
}

const LENGTH_MAX = 160;
const REDACTED = "[redacted]";
const URLS = /\bhttps?:\/\/\S+/gi;
/** Longer than any word GitHub writes, as every token, code and JWT is. */
const TOKEN_LIKE = /[\w.~+/=-]{30,}/g;
/** Control characters, line breaks and marks that reorder text. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;
