"use client";

import type { ComponentProps } from "react";
import { cn } from "./cn";
import { useFieldControl } from "./field-context";

interface SwitchProps extends Omit<ComponentProps<"input">, "type" | "role" | "size"> {
  onCheckedChange?: (checked: boolean) => void;
  pending?: boolean;
}

/** The platform's checkbox as a switch: labels, forms and keys work without script. */
export function Switch({ onCheckedChange, onChange, pending = false, className, ...props }: SwitchProps) {
  const control = useFieldControl(props);
  return (
    <input
      aria-busy={pending || undefined}
      className={cn(TRACK, THUMB, "hit-area", className)}
      onChange={(event) => {
        onChange?.(event);
        onCheckedChange?.(event.target.checked);
      }}
      {...props}
      {...control}
      type="checkbox"
      // biome-ignore lint/a11y/useAriaPropsForRole: A native checkbox states its own checked state.
      role="switch"
    />
  );
}

const TRACK =
  "relative h-5 w-9 shrink-0 cursor-pointer appearance-none rounded-full bg-border-strong checked:bg-accent " +
  "disabled:cursor-default disabled:opacity-50 aria-busy:opacity-70";
const THUMB =
  "before:absolute before:start-0.5 before:top-0.5 before:size-4 before:rounded-full before:bg-white before:transition-transform " +
  "before:duration-150 before:ease-out checked:before:translate-x-4 rtl:checked:before:-translate-x-4 checked:before:bg-on-accent";
