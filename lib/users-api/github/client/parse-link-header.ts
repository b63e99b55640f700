/** Reads RFC 8288 links as GitHub writes them: `<…?page=2>; rel="next", <…?page=7>; rel="last"`. */
export function parseLinkHeader(link: string | number | undefined): {
  lastPage: number | null;
  hasNext: boolean;
} {
  const urls = new Map<string, string>();
  for (const [, url, rel] of String(link ?? "").matchAll(LINKS)) {
    if (url !== undefined && rel !== undefined) urls.set(rel, url);
  }
  return { lastPage: findPage(urls.get("last")), hasNext: urls.has("next") };
}

const LINKS = /<([^<>]*)>\s*;\s*rel="([^"]*)"/g;

function findPage(url: string | undefined): number | null {
  if (url === undefined || !URL.canParse(url)) return null;
  const page = Number(new URL(url).searchParams.get("page"));
  return Number.isSafeInteger(page) && page > 0 ? page : null;
}
