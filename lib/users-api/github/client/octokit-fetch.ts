import type { FetchWhole } from "./guarded-fetch";

/**
 * For one request. Octokit reads the body of a failure; a success's is kept from it, because on the way
 * through its Response a page of repositories would be copied four times.
 */
export function createOctokitFetch(fetchWhole: FetchWhole) {
  let success: Uint8Array = new Uint8Array();
  return {
    async fetch(url: string, init?: RequestInit): Promise<Response> {
      const { status, headers, body } = await fetchWhole(url, init);
      const isFailure = status >= 300;
      success = isFailure ? new Uint8Array() : body;
      return new Response(isFailure && body.length > 0 ? body : null, { status, headers });
    },
    successBody: () => success,
  };
}
