import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";

interface CodeFormActionsProps {
  /** What `useCodeField` says of the form. */
  field: { isBusy: boolean; isBarred: boolean };
  submitLabel: string;
  /** The way out, where the form is a question. */
  cancel: ReactNode;
}

export function CodeFormActions({ field, submitLabel, cancel }: CodeFormActionsProps) {
  return (
    <div className="mt-4 flex flex-col-reverse gap-2 sm:flex-row sm:justify-end">
      {cancel}
      <Button
        type="submit"
        variant="primary"
        pending={field.isBusy}
        pendingLabel="Checking"
        disabled={field.isBarred}
        className={cancel ? undefined : "w-full"}
      >
        {submitLabel}
      </Button>
    </div>
  );
}
