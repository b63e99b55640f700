import type { Metadata } from "next";
import { InvalidLink } from "@/components/email/invalid-link";
import { VerifyByLink } from "@/components/email/verify-email";
import { readVerifyProps, type VerifyPageProps } from "../../verify-props";

export const metadata: Metadata = { title: "Confirm your e-mail address" };

export default async function VerifyByLinkPage(page: VerifyPageProps) {
  const props = await readVerifyProps(page);
  return props ? <VerifyByLink {...props} /> : <InvalidLink />;
}
