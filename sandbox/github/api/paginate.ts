import type { Context } from "hono";

const PER_PAGE_DEFAULT = 30;
const PER_PAGE_MAX = 100;

/** Cuts the page the query asks for and sets `Link`, whose order and names are GitHub's. */
export function paginate<T>(c: Context, baseUrl: string, items: T[]): T[] {
  const perPage = readNumber(c.req.query("per_page"), PER_PAGE_DEFAULT, PER_PAGE_MAX);
  const page = readNumber(c.req.query("page"), 1, Number.MAX_SAFE_INTEGER);
  const last = Math.max(1, Math.ceil(items.length / perPage));
  const link = (rel: string, target: number) => {
    const url = new URL(c.req.path, baseUrl);
    url.search = new URLSearchParams({ ...c.req.query(), page: String(target) }).toString();
    return `<${url}>; rel="${rel}"`;
  };
  const links: string[] = [];
  if (page > 1) links.push(link("prev", Math.min(page - 1, last)));
  if (page < last) links.push(link("next", page + 1), link("last", last));
  if (page > 1) links.push(link("first", 1));
  if (links.length > 0) c.header("Link", links.join(", "));
  return items.slice((page - 1) * perPage, page * perPage);
}

function readNumber(text: string | undefined, fallback: number, max: number): number {
  const value = Number(text);
  return Number.isInteger(value) && value > 0 ? Math.min(value, max) : fallback;
}
