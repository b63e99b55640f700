"use client";

import { ChevronsUpDown } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "./cn";
import { CONTROL_CLASS } from "./control";
import { useFieldControl } from "./field-context";

/** The platform's own select: no script, the right picker on phones, no nonce to pass. */
export function Select({ className, ...props }: ComponentProps<"select">) {
  const control = useFieldControl(props);
  return (
    <span className={cn("relative block", className)}>
      <select className={cn(CONTROL_CLASS, "cursor-pointer appearance-none pe-9")} {...props} {...control} />
      <ChevronsUpDown className="pointer-events-none absolute inset-y-0 end-3 my-auto text-muted" />
    </span>
  );
}
