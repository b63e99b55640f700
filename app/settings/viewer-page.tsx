import { type ReactNode, Suspense } from "react";
import { FrameFault } from "@/components/settings/frame-fault";
import { PageSkeleton } from "@/components/settings/page-skeleton";
import { SamePerson } from "@/components/settings/same-person";
import { Awake } from "@/components/ui/awake";
import { settlesSoon } from "@/lib/server/settles-soon";
import { requireViewer, type Viewer } from "@/lib/server/viewer";
import { ViewerUnknownError } from "@/lib/server/viewer-unknown-error";

interface ViewerPageProps {
  draw: (viewer: Viewer) => Promise<ReactNode>;
  /** For a page that looks like no other. */
  skeleton?: ReactNode;
}

/**
 * A page for whoever is signed in. A slow API gets a skeleton in the meantime, one that does not
 * answer is said inside the frame.
 */
export async function ViewerPage({ draw, skeleton = <PageSkeleton /> }: ViewerPageProps) {
  // Only a slow page is streamed: one that leads elsewhere does so with a status of its own.
  if (await settlesSoon(requireViewer())) return <Drawn draw={draw} />;
  return (
    <Suspense fallback={skeleton}>
      <Awake>
        <Drawn draw={draw} />
      </Awake>
    </Suspense>
  );
}

async function Drawn({ draw }: Pick<ViewerPageProps, "draw">) {
  let viewer: Viewer;
  try {
    viewer = await requireViewer();
  } catch (error) {
    if (!(error instanceof ViewerUnknownError)) throw error;
    return <FrameFault detail={error.detail} requestId={error.requestId} />;
  }
  return <SamePerson uuid={viewer.user.uuid}>{await draw(viewer)}</SamePerson>;
}
