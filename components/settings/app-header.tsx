import type { ReactNode } from "react";
import { routes } from "@/lib/routes";
import { FrameLink } from "./frame-link";
import { NavigationBar } from "./navigation-bar";
import { ProductMark } from "./product-mark";

interface AppHeaderProps {
  /** The organisation and project that the settings act in. */
  place: ReactNode;
  search?: ReactNode;
  account: ReactNode;
}

/** On the same two columns as the page below it: the account stands at the content's edge. */
export function AppHeader({ place, search, account }: AppHeaderProps) {
  return (
    <header className="sticky top-0 z-30 border-b bg-surface">
      <div className="mx-auto max-w-[1080px] px-4 sm:px-6">
        <div className="flex h-14 max-w-[1000px] items-center gap-3">
          <FrameLink
            href={routes.settings}
            aria-label="Account settings"
            className="-m-1 shrink-0 rounded-md p-1 pointer-coarse:-m-2.5 pointer-coarse:p-2.5"
          >
            <ProductMark />
          </FrameLink>
          {place && <span aria-hidden="true" className="h-5 w-px shrink-0 bg-border" />}
          <div className="flex min-w-0 flex-1">{place}</div>
          {search}
          {account}
        </div>
      </div>
      <NavigationBar />
    </header>
  );
}
