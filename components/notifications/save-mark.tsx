import { Check } from "lucide-react";
import type { RowState } from "@/lib/client/notifications/row-state";

/** For eyes; what is spoken stands once for the whole page. */
export function SaveMark({ mark }: { mark: RowState["mark"] }) {
  if (!mark) return null;
  if (mark.kind === "saving") {
    return (
      <span aria-hidden="true" className="animate-working text-muted">
        Saving
      </span>
    );
  }
  return (
    <span
      key={mark.serial}
      aria-hidden="true"
      className="inline-flex animate-fade-in items-center gap-1 text-success"
    >
      <Check />
      Saved
    </span>
  );
}
