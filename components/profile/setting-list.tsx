import type { ReactNode } from "react";

/** Rows of a card, each of which saves by itself. */
export function SettingList({ children }: { children: ReactNode }) {
  return <div className="divide-y divide-border border-t">{children}</div>;
}
