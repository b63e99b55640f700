import type { Metadata } from "next";
import { UndoChange } from "@/components/email/undo-change";
import { findCapabilities } from "@/lib/server/visitor";

export const metadata: Metadata = { title: "Keep your old e-mail address" };

export default async function UndoEmailChangePage() {
  const capabilities = await findCapabilities();
  return <UndoChange mailboxUrl={capabilities?.mailboxUrl ?? null} />;
}
