import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ViewerPage } from "../viewer-page";

export const metadata: Metadata = { title: "Page not found" };

/** Any other address below the settings: Next would answer it without the frame. */
export default function UnknownSettingsPage() {
  return <ViewerPage page={null} prefetch={() => notFound()} />;
}
