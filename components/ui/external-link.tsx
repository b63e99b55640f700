import { ArrowUpRight } from "lucide-react";
import type { ComponentProps } from "react";
import { styleButton } from "./button-style";
import { cn } from "./cn";

interface ExternalLinkProps extends ComponentProps<"a"> {
  href: string;
  /** As a button; without it a link of running text. */
  variant?: "primary" | "secondary";
}

/** Opens a new tab, and says so. */
export function ExternalLink({ variant, className, children, ...props }: ExternalLinkProps) {
  return (
    <a
      target="_blank"
      rel="noreferrer"
      className={cn(variant ? styleButton(variant) : TEXT, className)}
      {...props}
    >
      {children}
      <ArrowUpRight className="size-3.5" />
      <span className="sr-only"> (opens in a new tab)</span>
    </a>
  );
}

const TEXT =
  "inline-flex min-h-6 items-center gap-0.5 rounded-sm font-medium text-accent-text underline decoration-accent-text/35 underline-offset-3 hover:decoration-current";
