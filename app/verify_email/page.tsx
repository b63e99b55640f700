import type { Metadata } from "next";
import { InvalidLink } from "@/components/email/invalid-link";

export const metadata: Metadata = { title: "Confirm your e-mail address" };

export default function VerifyEmailPage() {
  return <InvalidLink />;
}
