import type { ComponentProps } from "react";
import { cn } from "./cn";

export function Label({ className, ...props }: ComponentProps<"label">) {
  // biome-ignore lint/a11y/noLabelWithoutControl: The caller gives htmlFor.
  return <label className={cn("font-medium text-text", className)} {...props} />;
}
