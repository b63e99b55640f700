"use client";

import type { ComponentProps } from "react";
import { cn } from "./cn";
import { CONTROL_CLASS } from "./control";
import { useFieldControl } from "./field-context";

export function Textarea({ className, rows = 3, ...props }: ComponentProps<"textarea">) {
  const control = useFieldControl(props);
  return (
    <textarea rows={rows} className={cn(CONTROL_CLASS, "resize-y", className)} {...props} {...control} />
  );
}
