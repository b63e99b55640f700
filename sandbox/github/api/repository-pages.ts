import type { Repository } from "../types";
import { toTag } from "./answer-headers";

type Page = { body: Uint8Array<ArrayBuffer>; etag: string };

/**
 * Keeps pages as bytes for as long as the list they were cut from: a page is half a megabyte, and the time
 * it takes to make belongs to GitHub's servers, which are no part of what a bench measures.
 */
export function createRepositoryPages() {
  const pagesOf = new WeakMap<readonly Repository[], Map<string, Page>>();
  return {
    /** `key` names all that the page depends on beside the list. */
    take(list: readonly Repository[], key: string, build: () => unknown): Page {
      const pages = pagesOf.get(list) ?? new Map<string, Page>();
      pagesOf.set(list, pages);
      const page = pages.get(key) ?? toPage(build());
      pages.set(key, page);
      return page;
    },
  };
}

function toPage(content: unknown): Page {
  const body = new TextEncoder().encode(JSON.stringify(content));
  return { body, etag: toTag(body) };
}
