"use client";

import { useQuery } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext } from "react";
import { accountQueries } from "@/lib/client/account/queries";
import type { Capabilities } from "@/lib/contract/capabilities";
import type { User } from "@/lib/contract/schemas/account";

export type Viewer = { user: User; capabilities: Capabilities };

const ViewerContext = createContext<Viewer | null>(null);

interface ViewerProviderProps {
  viewer: Viewer;
  children: ReactNode;
}

export function ViewerProvider({ viewer, children }: ViewerProviderProps) {
  return <ViewerContext value={viewer}>{children}</ViewerContext>;
}

/** The signed-in person as last read, and what their server can do. */
export function useViewer(): Viewer {
  const viewer = useContext(ViewerContext);
  if (!viewer) throw new Error("useViewer outside of ViewerProvider");
  const { data: user } = useQuery({
    ...accountQueries.me(),
    initialData: viewer.user,
    refetchOnWindowFocus: true,
  });
  return { user, capabilities: viewer.capabilities };
}
