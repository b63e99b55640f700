"use client";

import { type ReactNode, useId } from "react";
import { cn } from "@/components/ui/cn";
import { FieldContext } from "@/components/ui/field-context";
import { SaveMark, SaveProblem, type SaveState } from "./save-mark";

interface SettingRowProps {
  label: string;
  hint?: ReactNode;
  state: SaveState;
  /** A group of controls brings its own name. */
  isGroup?: boolean;
  /** A control too wide to stand beside its words on a phone. */
  isWide?: boolean;
  children: ReactNode;
}

/** A label with its consequence, the control at the right, and what became of the last change. */
export function SettingRow({
  label,
  hint,
  state,
  isGroup = false,
  isWide = false,
  children,
}: SettingRowProps) {
  const id = useId();
  const hintId = `${id}-hint`;
  const invalid = state.error !== null && !state.isPending;
  return (
    <div className="px-4 py-3 sm:px-6">
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <div className={isWide ? "min-w-0 flex-1 basis-60" : "min-w-0 flex-1 basis-40"}>
          {isGroup ? (
            <p className="font-medium">{label}</p>
          ) : (
            <label htmlFor={id} className="block w-fit cursor-pointer font-medium">
              {label}
            </label>
          )}
          {hint && (
            <p id={hintId} className="max-w-[52ch] text-pretty text-sm text-muted">
              {hint}
            </p>
          )}
        </div>
        <div className={cn("flex max-w-full items-center", isWide && "max-sm:w-full")}>
          <SaveMark
            state={state}
            className="order-last not-empty:max-sm:ms-3 sm:order-first sm:not-empty:me-3"
          />
          <FieldContext value={{ id, describedBy: hint ? hintId : undefined, invalid }}>
            {children}
          </FieldContext>
        </div>
      </div>
      <SaveProblem state={state} className="mt-2" />
    </div>
  );
}
