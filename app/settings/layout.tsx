import { type ReactNode, Suspense } from "react";
import { PageSkeleton } from "@/components/settings/page-skeleton";
import { SettingsFrame } from "@/components/settings/settings-frame";
import { UnknownFrame } from "@/components/settings/unknown-frame";
import { Awake } from "@/components/ui/awake";
import { settlesSoon } from "@/lib/server/settles-soon";
import { findViewer } from "@/lib/server/viewer";
import { ViewerUnknownError } from "@/lib/server/viewer-unknown-error";

type LayoutProps = { children: ReactNode };

/** Draws the frame for whoever is signed in; the pages themselves send everybody else away. */
export default async function SettingsLayout({ children }: LayoutProps) {
  if (await settlesSoon(findViewer())) return <Frame>{children}</Frame>;
  const waiting = (
    <UnknownFrame isWaiting>
      <PageSkeleton />
    </UnknownFrame>
  );
  return (
    <Suspense fallback={waiting}>
      <Awake>
        <Frame>{children}</Frame>
      </Awake>
    </Suspense>
  );
}

async function Frame({ children }: LayoutProps) {
  try {
    const viewer = await findViewer();
    return viewer ? <SettingsFrame viewer={viewer}>{children}</SettingsFrame> : children;
  } catch (error) {
    if (!(error instanceof ViewerUnknownError)) throw error;
    return <UnknownFrame>{children}</UnknownFrame>;
  }
}
