"use client";

import { Slot } from "radix-ui/slot";
import type { ComponentProps, MouseEvent, ReactNode } from "react";
import { cn } from "./cn";
import { Spinner } from "./spinner";

export type ButtonVariant = "primary" | "secondary" | "ghost" | "danger-outline" | "link";
export type ButtonSize = "sm" | "md" | "icon" | "icon-sm";

export interface ButtonProps extends ComponentProps<"button"> {
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: ReactNode;
  pending?: boolean;
  /** Holds its place from the start, so the width never changes. */
  pendingLabel?: string;
  asChild?: boolean;
}

export function Button({
  variant = "secondary",
  size = "md",
  icon,
  pending = false,
  pendingLabel,
  asChild = false,
  className,
  children,
  onClick,
  ...props
}: ButtonProps) {
  const classes = cn(BASE, VARIANTS[variant], variant === "link" ? LINK_SIZE : SIZES[size], className);
  if (asChild) {
    return (
      <Slot className={classes} onClick={onClick} {...props}>
        {children}
      </Slot>
    );
  }
  // Stays focusable while pending: `disabled` would drop the focus to the page. The second click of a
  // double click comes before the first one's state is on screen, and is never meant.
  function handleClick(event: MouseEvent<HTMLButtonElement>) {
    if (pending || event.detail > 1) event.preventDefault();
    else onClick?.(event);
  }
  return (
    <button
      type="button"
      aria-busy={pending || undefined}
      aria-disabled={pending || undefined}
      className={classes}
      onClick={handleClick}
      {...props}
    >
      <ButtonLabel icon={icon} pending={pending} pendingLabel={pendingLabel}>
        {children}
      </ButtonLabel>
    </button>
  );
}

function ButtonLabel({ icon, pending, pendingLabel, children }: Partial<ButtonProps>) {
  const leading = icon && pending ? <Spinner /> : icon;
  if (!pendingLabel) {
    return (
      <span className={cn(ROW, pending && "animate-working")}>
        {leading}
        {children}
      </span>
    );
  }
  const ghost = icon ? "before:ps-5.5" : "";
  return (
    <span data-ghost={pendingLabel} className={cn("grid", !pending && GHOST, !pending && ghost)}>
      <span className={cn(ROW, CELL, pending && "invisible")}>
        {icon}
        {children}
      </span>
      {pending && (
        <span className={cn(ROW, CELL)}>
          {leading}
          <span className="animate-working">{pendingLabel}</span>
        </span>
      )}
    </span>
  );
}

const BASE =
  "relative inline-flex max-w-full shrink-0 items-center justify-center gap-1.5 rounded-md border font-medium select-none active:scale-98 transition-transform duration-120 ease-out disabled:pointer-events-none disabled:not-aria-busy:opacity-50 aria-busy:cursor-default aria-busy:active:scale-100";
const ROW = "inline-flex items-center justify-center gap-1.5";
const CELL = "col-start-1 row-start-1";
const GHOST =
  "before:invisible before:col-start-1 before:row-start-1 before:h-0 before:content-[attr(data-ghost)]";
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
