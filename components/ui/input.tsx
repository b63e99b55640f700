"use client";

import type { ComponentProps } from "react";
import { cn } from "./cn";
import { CONTROL_CLASS } from "./control";
import { useFieldControl } from "./field-context";

export function Input({ className, type = "text", ...props }: ComponentProps<"input">) {
  const control = useFieldControl(props);
  return <input type={type} className={cn(CONTROL_CLASS, className)} {...props} {...control} />;
}
