import type { Metadata } from "next";
import { ResetPassword } from "@/components/account/reset-password";
import { findVisitor } from "@/lib/server/visitor";

export const metadata: Metadata = { title: "Set a new password" };

export default async function ResetPasswordPage({ params }: { params: Promise<{ uuid: string }> }) {
  const { uuid } = await params;
  return <ResetPassword uuid={uuid.toLowerCase()} visitor={await findVisitor()} />;
}
