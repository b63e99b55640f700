import type { ReactNode } from "react";
import { AppHeader } from "./app-header";
import { FrameProblemNotice, FrameProblemProvider } from "./frame-problem";
import { RouteFocus } from "./route-focus";
import { SettingsNav } from "./settings-nav";
import { SkipLink } from "./skip-link";
import { TabSync } from "./tab-sync";
import { type Viewer, ViewerProvider } from "./viewer-context";

interface SettingsFrameProps {
  viewer: Viewer;
  children: ReactNode;
}

export function SettingsFrame({ viewer, children }: SettingsFrameProps) {
  return (
    <ViewerProvider viewer={viewer}>
      <FrameProblemProvider>
        <SkipLink />
        <AppHeader />
        <div className="mx-auto grid max-w-[1080px] grid-cols-[minmax(0,1fr)] px-4 sm:px-6 lg:grid-cols-[232px_minmax(0,720px)] lg:gap-x-12">
          <div className="-mx-1 hidden sm:block lg:mx-0">
            <SettingsNav
              layout="frame"
              className="border-b py-1.5 lg:sticky lg:top-14 lg:border-b-0 lg:py-8"
            />
          </div>
          <main id="content" tabIndex={-1} className="min-w-0 py-6 sm:py-8">
            <FrameProblemNotice />
            {children}
          </main>
        </div>
        <RouteFocus />
        <TabSync />
      </FrameProblemProvider>
    </ViewerProvider>
  );
}
