import type { ReactNode } from "react";
import { SettingsNav } from "./settings-nav";

/** Navigation and content on the frame's grid. */
export function FrameColumns({ children }: { children: ReactNode }) {
  return (
    <div className="mx-auto grid max-w-[1080px] grid-cols-[minmax(0,1fr)] px-4 sm:px-6 lg:grid-cols-[232px_minmax(0,720px)] lg:gap-x-12">
      <div className="-mx-1 hidden sm:block lg:mx-0">
        <SettingsNav layout="frame" className="border-b py-1.5 lg:sticky lg:top-14 lg:border-b-0 lg:py-8" />
      </div>
      <main id="content" tabIndex={-1} className="min-w-0 py-6 sm:py-8">
        {children}
      </main>
    </div>
  );
}
