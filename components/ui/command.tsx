"use client";

import { Command as Primitive } from "cmdk";
import { Search } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";

interface CommandProps extends ComponentProps<typeof Primitive> {
  /** What is searched, for screen readers. */
  label: string;
}

/** A field with a list under it; the caller gives the rows that match. */
export function Command({ className, ...props }: CommandProps) {
  return (
    <Primitive
      shouldFilter={false}
      loop
      // Its Ctrl+K would move the selection, and is our shortcut.
      vimBindings={false}
      className={cn("flex min-h-0 flex-col", className)}
      {...props}
    />
  );
}

export function CommandInput({ className, ...props }: ComponentProps<typeof Primitive.Input>) {
  return (
    <div className="flex items-center gap-3 border-b px-4 sm:px-5">
      <Search className="text-muted" />
      <Primitive.Input
        enterKeyHint="go"
        className={cn(
          "h-14 w-full min-w-0 bg-transparent text-lg text-text outline-none placeholder:text-faint",
          className,
        )}
        {...props}
      />
    </div>
  );
}

interface CommandListProps extends ComponentProps<typeof Primitive.List> {
  label: string;
}

export function CommandList({ className, ...props }: CommandListProps) {
  return (
    <Primitive.List
      className={cn("min-h-0 flex-1 scroll-py-2 overflow-y-auto overscroll-contain p-2", className)}
      {...props}
    />
  );
}

export function CommandGroup({ className, ...props }: ComponentProps<typeof Primitive.Group>) {
  return <Primitive.Group className={cn(GROUP, className)} {...props} />;
}

interface CommandItemProps extends ComponentProps<typeof Primitive.Item> {
  icon?: ReactNode;
  /** At the right: where it leads, or a mark. */
  aside?: ReactNode;
}

export function CommandItem({ icon, aside, className, children, ...props }: CommandItemProps) {
  return (
    <Primitive.Item className={cn(ITEM, className)} {...props}>
      {icon && <span className="grid size-5 shrink-0 place-items-center text-muted">{icon}</span>}
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {aside && <span className="shrink-0 text-sm text-muted">{aside}</span>}
    </Primitive.Item>
  );
}

const GROUP =
  "[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:py-1.5 [&_[cmdk-group-heading]]:text-sm [&_[cmdk-group-heading]]:text-muted";
const ITEM =
  "flex min-h-10 cursor-pointer items-center gap-3 rounded-md px-2.5 py-1.5 select-none data-[selected=true]:bg-accent-soft " +
  "data-[selected=true]:text-text pointer-coarse:min-h-12 forced-colors:data-[selected=true]:outline-2";
