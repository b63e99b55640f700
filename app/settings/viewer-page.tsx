import { HydrationBoundary } from "@tanstack/react-query";
import { type ReactNode, Suspense } from "react";
import { PageSkeleton } from "@/components/settings/page-skeleton";
import { SamePerson } from "@/components/settings/same-person";
import { Awake } from "@/components/ui/awake";
import { type PrefetchableQuery, prefetchQueries } from "@/lib/server/prefetch";
import { settlesSoon } from "@/lib/server/settles-soon";
import { requireViewer, type Viewer } from "@/lib/server/viewer";
import { ViewerUnknownError } from "@/lib/server/viewer-unknown-error";

interface ViewerPageProps {
  /** Reads by itself what was not prefetched. */
  page: ReactNode;
  /** What the first paint shows, as far as this viewer may read it. */
  prefetch?: (viewer: Viewer) => readonly PrefetchableQuery[];
  /** For a page that looks like no other. */
  skeleton?: ReactNode;
}

/**
 * A page for whoever is signed in. A slow API gets a skeleton in the meantime; where it does not
 * answer, the page shows what this tab has read before, and says so.
 */
export async function ViewerPage({ skeleton = <PageSkeleton />, ...drawn }: ViewerPageProps) {
  // Only a slow page is streamed: one that leads elsewhere does so with a status of its own.
  if (await settlesSoon(requireViewer())) return <Drawn {...drawn} />;
  return (
    <Suspense fallback={skeleton}>
      <Awake>
        <Drawn {...drawn} />
      </Awake>
    </Suspense>
  );
}

async function Drawn({ page, prefetch }: Pick<ViewerPageProps, "page" | "prefetch">) {
  let viewer: Viewer;
  try {
    viewer = await requireViewer();
  } catch (error) {
    if (!(error instanceof ViewerUnknownError)) throw error;
    const { detail, requestId, retryAfterSeconds } = error;
    return <SamePerson fault={{ detail, requestId, retryAfterSeconds }}>{page}</SamePerson>;
  }
  const state = await prefetchQueries(prefetch?.(viewer) ?? []);
  return (
    <SamePerson uuid={viewer.user.uuid}>
      <HydrationBoundary state={state}>{page}</HydrationBoundary>
    </SamePerson>
  );
}
