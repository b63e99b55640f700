"use client";

import { useQuery } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext } from "react";
import { accountQueries } from "@/lib/client/account/queries";
import { setPagePerson } from "@/lib/client/door-request";
import type { Capabilities } from "@/lib/contract/capabilities";
import type { User } from "@/lib/contract/schemas/account";

export type Viewer = { user: User; capabilities: Capabilities };

const ViewerContext = createContext<Viewer | null>(null);

interface ViewerProviderProps {
  viewer: Viewer;
  children: ReactNode;
}

export function ViewerProvider({ viewer, children }: ViewerProviderProps) {
  // During rendering, since the first reads start in effects of what is inside.
  if (typeof window !== "undefined") setPagePerson(viewer.user.uuid);
  return <ViewerContext value={viewer}>{children}</ViewerContext>;
}

/** False in the frame of a page whose reader is not known, or not yet. */
export function useHasViewer(): boolean {
  return useContext(ViewerContext) !== null;
}

/** What the server and the credential allow; null where the reader is not known. */
export function useCapabilities(): Capabilities | null {
  return useContext(ViewerContext)?.capabilities ?? null;
}

/** The signed-in person as last read, and what their server can do. */
export function useViewer(): Viewer {
  const viewer = useContext(ViewerContext);
  if (!viewer) throw new Error("useViewer outside of ViewerProvider");
  const { data: user } = useQuery({
    ...accountQueries.me(),
    initialData: viewer.user,
    // Whoever comes back to this tab may have signed in as another person elsewhere.
    refetchOnWindowFocus: "always",
  });
  return { user, capabilities: viewer.capabilities };
}
