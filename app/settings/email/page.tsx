import type { Metadata } from "next";
import { EmailPage } from "@/components/email/email-page";
import { ViewerPage } from "../viewer-page";

export const metadata: Metadata = { title: "E-mail" };

export default function SettingsEmailPage() {
  return <ViewerPage page={<EmailPage />} />;
}
