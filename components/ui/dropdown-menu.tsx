"use client";

import { Check } from "lucide-react";
import * as Primitive from "radix-ui/dropdown-menu";
import type { ComponentProps } from "react";
import { cn } from "./cn";

export const DropdownMenuTrigger = Primitive.Trigger;
export const DropdownMenuRadioGroup = Primitive.RadioGroup;

/** Not modal: the page behind stays readable and scrolls. */
export function DropdownMenu({ modal = false, ...props }: ComponentProps<typeof Primitive.Root>) {
  return <Primitive.Root modal={modal} {...props} />;
}

/** Stays in its place in the document instead of a portal: inside its landmark, and usable in a dialog. */
export function DropdownMenuContent({
  className,
  align = "end",
  sideOffset = 6,
  ...props
}: ComponentProps<typeof Primitive.Content>) {
  return (
    <Primitive.Content
      align={align}
      sideOffset={sideOffset}
      collisionPadding={8}
      className={cn(
        "z-50 max-h-(--radix-dropdown-menu-content-available-height) max-w-80 min-w-48 overflow-y-auto rounded-lg bg-raised p-1 shadow-float data-[state=closed]:animate-fade-out data-[state=open]:animate-pop-in",
        className,
      )}
      {...props}
    />
  );
}

interface DropdownMenuItemProps extends ComponentProps<typeof Primitive.Item> {
  tone?: "default" | "danger";
}

export function DropdownMenuItem({ tone = "default", className, ...props }: DropdownMenuItemProps) {
  return <Primitive.Item className={cn(ROW, tone === "danger" && "text-danger", className)} {...props} />;
}

export function DropdownMenuRadioItem({
  className,
  children,
  ...props
}: ComponentProps<typeof Primitive.RadioItem>) {
  return (
    <Primitive.RadioItem className={cn(ROW, className)} {...props}>
      {children}
      <Primitive.ItemIndicator className="ms-auto text-accent-text">
        <Check />
      </Primitive.ItemIndicator>
    </Primitive.RadioItem>
  );
}

export function DropdownMenuLabel({ className, ...props }: ComponentProps<typeof Primitive.Label>) {
  return <Primitive.Label className={cn("px-2.5 py-1.5 text-sm text-muted", className)} {...props} />;
}

export function DropdownMenuSeparator({ className, ...props }: ComponentProps<typeof Primitive.Separator>) {
  return <Primitive.Separator className={cn("-mx-1 my-1 h-px bg-border", className)} {...props} />;
}

const ROW =
  "flex min-h-8 items-center gap-2.5 rounded-md px-2.5 py-1.5 select-none -outline-offset-2 data-highlighted:bg-subtle " +
  "data-disabled:opacity-50 pointer-coarse:min-h-12 [&>svg:first-child:not(:last-child)]:text-muted";
