import type { ReactNode } from "react";
import { Skeleton } from "@/components/ui/skeleton";
import { AppHeader } from "./app-header";
import { FrameColumns } from "./frame-columns";
import { FrameProblemNotice, FrameProblemProvider } from "./frame-problem";
import { SignOutButton } from "./sign-out-button";
import { SkipLink } from "./skip-link";

interface UnknownFrameProps {
  /** Who looks is being asked; false where it could not be found out. */
  isWaiting?: boolean;
  children: ReactNode;
}

/** The frame of the settings without what belongs to a person. */
export function UnknownFrame({ isWaiting = false, children }: UnknownFrameProps) {
  return (
    <FrameProblemProvider>
      <SkipLink />
      <AppHeader
        place={isWaiting && <Skeleton className="h-5 w-40" />}
        account={isWaiting ? <Skeleton className="size-8 rounded-full" /> : <SignOutButton />}
      />
      <FrameColumns>
        <FrameProblemNotice />
        {children}
      </FrameColumns>
    </FrameProblemProvider>
  );
}
