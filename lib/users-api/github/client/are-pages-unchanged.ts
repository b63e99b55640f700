import { boundConcurrency } from "./fetch-all-pages";
import { listRepositoriesPage, type SendAndRead } from "./list-repositories-page";
import { runConcurrently } from "./run-concurrently";

/** Asks for the pages after the first by ETag and stops asking at the first that changed. */
export async function arePagesUnchanged(
  github: SendAndRead,
  input: { token: string; etags: ReadonlyMap<number, string>; concurrency?: number },
  signal?: AbortSignal,
): Promise<boolean> {
  const { token, etags, concurrency } = input;
  let hasChange = false;
  await runConcurrently(
    {
      inputs: [...etags].filter(([page]) => page > 1),
      limit: boundConcurrency(concurrency),
      run: async ([page, etag], pageSignal) => {
        if (hasChange) return;
        const answer = await listRepositoriesPage(github, { token, page, etag }, pageSignal);
        if (answer.status === "ok") hasChange = true;
      },
    },
    signal,
  );
  return !hasChange;
}

/** A gap would leave a page unread. */
export function hasEveryPage(etags: ReadonlyMap<number, string>): boolean {
  const pages = Array.from({ length: etags.size }, (_, index) => index + 1);
  return pages.length > 0 && pages.every((page) => etags.has(page));
}
