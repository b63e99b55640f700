"use client";

import { Check, Minus } from "lucide-react";
import { type ComponentProps, type ReactNode, useEffect, useId, useRef } from "react";
import { ChoiceLabel } from "./choice-label";
import { cn } from "./cn";
import { useFieldControl } from "./field-context";

interface CheckboxProps extends Omit<ComponentProps<"input">, "type" | "size" | "ref"> {
  /** Without it, give `aria-label`. */
  label?: ReactNode;
  hint?: ReactNode;
  /** Some, not all, of what it stands for is selected. */
  indeterminate?: boolean;
  onCheckedChange?: (checked: boolean) => void;
}

export function Checkbox({
  label,
  hint,
  indeterminate = false,
  onCheckedChange,
  onChange,
  className,
  ...props
}: CheckboxProps) {
  const ownId = useId();
  const hintId = `${ownId}-hint`;
  const inputRef = useRef<HTMLInputElement>(null);
  const describedBy = [hint && hintId, props["aria-describedby"]].filter(Boolean).join(" ") || undefined;
  const control = useFieldControl({ ...props, "aria-describedby": describedBy });
  const inputId = control.id ?? ownId;

  useEffect(() => {
    if (inputRef.current) inputRef.current.indeterminate = indeterminate;
  }, [indeterminate]);

  const box = (
    <span className="relative inline-grid h-5 shrink-0 place-items-center">
      <input
        className={BOX}
        onChange={(event) => {
          onChange?.(event);
          onCheckedChange?.(event.target.checked);
        }}
        {...props}
        {...control}
        id={inputId}
        ref={inputRef}
        type="checkbox"
      />
      <Check className={cn(MARK, "peer-checked:not-peer-indeterminate:opacity-100")} />
      <Minus className={cn(MARK, "peer-indeterminate:opacity-100")} />
    </span>
  );
  if (!label) return box;
  return (
    <ChoiceLabel htmlFor={inputId} control={box} hint={hint} hintId={hintId} className={className}>
      {label}
    </ChoiceLabel>
  );
}

const BOX =
  "peer hit-area relative col-start-1 row-start-1 size-4 cursor-pointer appearance-none rounded-sm border border-border-strong bg-surface " +
  "checked:border-accent checked:bg-accent indeterminate:border-accent indeterminate:bg-accent aria-invalid:border-danger " +
  "disabled:cursor-default disabled:opacity-50";
const MARK =
  "pointer-events-none relative col-start-1 row-start-1 size-3! stroke-[2.5]! text-on-accent opacity-0 forced-colors:hidden";
