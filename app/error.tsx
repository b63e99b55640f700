"use client";

import { FaultPage } from "@/components/account/fault-page";

export default function AppError({ error, retry }: { error: unknown; retry: () => void }) {
  return <FaultPage error={error} onRetry={retry} />;
}
