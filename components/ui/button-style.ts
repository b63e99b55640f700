import { cn } from "./cn";

export type ButtonVariant = "primary" | "secondary" | "ghost" | "danger-outline" | "link";
export type ButtonSize = "sm" | "md" | "icon" | "icon-sm";

/** How a button looks, for pages that must do without the code of one. */
export function styleButton(variant: ButtonVariant, size: ButtonSize = "md"): string {
  return cn(BASE, VARIANTS[variant], variant === "link" ? LINK_SIZE : SIZES[size]);
}

const BASE =
  "relative inline-flex max-w-full shrink-0 items-center justify-center gap-1.5 rounded-md border font-medium select-none active:scale-98 transition-transform duration-120 ease-out disabled:pointer-events-none disabled:not-aria-busy:opacity-50 aria-busy:cursor-default aria-busy:active:scale-100";
const LINK_SIZE = "min-h-6 rounded-sm text-[length:inherit]";

const VARIANTS: Record<ButtonVariant, string> = {
  primary: "border-transparent bg-accent text-on-accent hover:bg-accent-hover",
  secondary: "border-border bg-surface text-text hover:bg-subtle aria-expanded:bg-subtle",
  ghost: "border-transparent text-muted hover:bg-subtle hover:text-text aria-expanded:bg-subtle",
  "danger-outline": "border-danger/40 bg-surface text-danger hover:border-danger hover:bg-danger-soft",
  link: "border-transparent text-accent-text underline decoration-accent-text/35 underline-offset-3 hover:decoration-current",
};

const SIZES: Record<ButtonSize, string> = {
  sm: "min-h-8 px-2.5 py-1 text-sm pointer-coarse:min-h-10",
  md: "min-h-9 px-3.5 py-1.5 text-base pointer-coarse:min-h-11",
  icon: "size-9 pointer-coarse:size-11",
  "icon-sm":
    "size-7 pointer-coarse:before:absolute pointer-coarse:before:-inset-2 pointer-coarse:before:content-['']",
};
