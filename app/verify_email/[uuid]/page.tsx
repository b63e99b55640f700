import type { Metadata } from "next";
import { InvalidLink } from "@/components/email/invalid-link";
import { VerifyByCode } from "@/components/email/verify-email";
import { readVerifyProps, type VerifyPageProps } from "../verify-props";

export const metadata: Metadata = { title: "Confirm your e-mail address" };

export default async function VerifyByCodePage(page: VerifyPageProps) {
  const props = await readVerifyProps(page);
  return props ? <VerifyByCode {...props} /> : <InvalidLink />;
}
