"use client";

import { Slot } from "radix-ui/slot";
import type { ComponentProps, MouseEvent, ReactNode } from "react";
import { type ButtonSize, type ButtonVariant, styleButton } from "./button-style";
import { cn } from "./cn";
import { Spinner } from "./spinner";

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
  const classes = cn(styleButton(variant, size), className);
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

const ROW = "inline-flex items-center justify-center gap-1.5";
const CELL = "col-start-1 row-start-1";
const GHOST =
  "before:invisible before:col-start-1 before:row-start-1 before:h-0 before:content-[attr(data-ghost)]";
