"use client";

import * as Primitive from "radix-ui/dialog";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";
import { DialogShell } from "./dialog-shell";

export const Dialog = Primitive.Root;
export const DialogTrigger = Primitive.Trigger;
export const DialogClose = Primitive.Close;

interface DialogContentProps extends Omit<ComponentProps<typeof Primitive.Content>, "title"> {
  title: ReactNode;
  description?: ReactNode;
  /** False while closing would lose something: no Escape, no outside click, no cross. */
  dismissible?: boolean;
  hideClose?: boolean;
}

export function DialogContent(props: DialogContentProps) {
  const {
    title,
    description,
    dismissible = true,
    hideClose = !dismissible,
    className,
    children,
    ...rest
  } = props;
  const hold = (event: Event) => event.preventDefault();
  const guard = dismissible ? {} : { onEscapeKeyDown: hold, onInteractOutside: hold };
  return (
    <DialogShell
      isDescribed={Boolean(description)}
      hideClose={hideClose}
      className={cn(PANEL, className)}
      {...guard}
      {...rest}
    >
      <div className="px-4 pt-5 sm:px-6">
        <Primitive.Title
          className={cn("text-lg font-semibold text-balance wrap-anywhere", !hideClose && "pe-10")}
        >
          {title}
        </Primitive.Title>
        {description && (
          <Primitive.Description className="mt-1 text-pretty text-muted wrap-anywhere">
            {description}
          </Primitive.Description>
        )}
      </div>
      {children}
    </DialogShell>
  );
}

export function DialogBody({ className, ...props }: ComponentProps<"div">) {
  return <div className={cn("px-4 pt-4 sm:px-6", className)} {...props} />;
}

/** Cancel first, the verb last; on phones the verb is on top. */
export function DialogFooter({ className, ...props }: ComponentProps<"div">) {
  return (
    <div
      className={cn(
        "flex flex-col-reverse gap-2 px-4 pt-5 pb-4 sm:flex-row sm:flex-wrap sm:justify-end sm:px-6 sm:pb-5",
        className,
      )}
      {...props}
    />
  );
}

const PANEL =
  "fixed z-50 flex flex-col overflow-y-auto overscroll-contain bg-raised shadow-float " +
  "inset-x-0 bottom-0 max-h-[90dvh] rounded-t-lg pb-[env(safe-area-inset-bottom)] " +
  "data-[state=open]:animate-rise-in data-[state=closed]:animate-rise-out " +
  "sm:inset-0 sm:m-auto sm:h-fit sm:max-h-[calc(100dvh-3rem)] sm:w-[440px] sm:rounded-lg sm:pb-0 " +
  "sm:data-[state=open]:animate-pop-in sm:data-[state=closed]:animate-pop-out";
