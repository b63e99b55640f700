import type { Metadata } from "next";
import { NewApiKeyPage } from "@/components/profile/new-api-key-page";
import { ViewerPage } from "../../../viewer-page";

export const metadata: Metadata = { title: "New personal API key" };

export default function SettingsNewApiKeyPage() {
  return <ViewerPage page={<NewApiKeyPage />} />;
}
