"use client";

import * as Primitive from "radix-ui/dialog";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";
import { DialogShell } from "./dialog-shell";

export const Sheet = Primitive.Root;
export const SheetTrigger = Primitive.Trigger;
export const SheetClose = Primitive.Close;

interface SheetContentProps extends Omit<ComponentProps<typeof Primitive.Content>, "title"> {
  title: ReactNode;
  description?: ReactNode;
  /** Stays above the scrolling body: search field, count. */
  toolbar?: ReactNode;
  footer?: ReactNode;
}

export function SheetContent({
  title,
  description,
  toolbar,
  footer,
  className,
  children,
  ...props
}: SheetContentProps) {
  return (
    <DialogShell isDescribed={Boolean(description)} className={cn(PANEL, className)} {...props}>
      <div className="border-b px-4 py-4 sm:px-6">
        <div className="pe-10">
          <Primitive.Title className="min-w-0 text-lg font-semibold wrap-anywhere">{title}</Primitive.Title>
          {description && (
            <Primitive.Description className="text-sm text-pretty text-muted">
              {description}
            </Primitive.Description>
          )}
        </div>
        {toolbar && <div className="mt-4">{toolbar}</div>}
      </div>
      <div className="flex min-h-0 flex-1 flex-col overflow-y-auto overscroll-contain">{children}</div>
      {footer && <div className="border-t px-4 py-3 sm:px-6">{footer}</div>}
    </DialogShell>
  );
}

const PANEL =
  "fixed inset-0 z-50 flex flex-col bg-raised pb-[env(safe-area-inset-bottom)] shadow-float " +
  "sm:start-auto sm:w-[480px] data-[state=open]:animate-slide-in data-[state=closed]:animate-slide-out";
