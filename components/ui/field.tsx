"use client";

import { CircleAlert } from "lucide-react";
import { type ReactNode, useId } from "react";
import { cn } from "./cn";
import { FieldContext } from "./field-context";
import { Label } from "./label";

interface FieldProps {
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  optional?: boolean;
  /** Shown at the right of the label, e.g. a "Forgot it?" link. */
  aside?: ReactNode;
  /** The error line keeps its height while empty. */
  reserve?: boolean;
  className?: string;
  children: ReactNode;
}

export function Field({
  label,
  hint,
  error,
  optional,
  aside,
  reserve = true,
  className,
  children,
}: FieldProps) {
  const id = useId();
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const describedBy = [hint && hintId, error && errorId].filter(Boolean).join(" ") || undefined;
  return (
    <div className={cn("flex min-w-0 flex-col", className)}>
      <div className="flex items-baseline justify-between gap-3">
        <Label htmlFor={id}>
          {label}
          {optional && <span className="font-normal text-muted"> (optional)</span>}
        </Label>
        {aside && <div className="-my-1">{aside}</div>}
      </div>
      {hint && (
        <p id={hintId} className="text-sm text-muted">
          {hint}
        </p>
      )}
      <div className="mt-1.5">
        <FieldContext value={{ id, describedBy, invalid: Boolean(error) }}>{children}</FieldContext>
      </div>
      <p id={errorId} aria-live="polite" className={cn("mt-1 text-sm text-danger", reserve && "min-h-5")}>
        {error && (
          <span className="flex animate-fade-in items-start gap-1.5">
            <CircleAlert className="mt-0.5" />
            {error}
          </span>
        )}
      </p>
    </div>
  );
}
