import type { ReactNode } from "react";
import { SettingsFrame } from "@/components/settings/settings-frame";
import { findViewer } from "@/lib/server/viewer";

/** Draws the frame for whoever is signed in; the pages themselves send everybody else away. */
export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const viewer = await findViewer();
  return viewer ? <SettingsFrame viewer={viewer}>{children}</SettingsFrame> : children;
}
