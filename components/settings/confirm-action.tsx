"use client";

import { type ReactNode, useState } from "react";
import { Button, type ButtonProps } from "@/components/ui/button";
import { ConfirmDialog, preloadConfirmDialog } from "@/components/ui/confirm-dialog";
import type { ActionId } from "@/lib/contract/actions";
import { ApiError } from "@/lib/contract/api-error";
import { useMayChange } from "./use-access";
import { useProvedMutation } from "./use-proved-mutation";

interface ConfirmActionProps<Result> extends Pick<ButtonProps, "variant" | "size" | "className"> {
  /** On the button, which is named more fully to screen readers by `name`. */
  label: string;
  name?: string;
  /** What stands in the way of this action disables the button. */
  needs: ActionId;
  title: string;
  description: string;
  children?: ReactNode;
  confirmLabel: string;
  pendingLabel: string;
  /** What is still as it was: "It is still signed in". */
  failed: string;
  run: () => Promise<Result>;
  onDone?: (result: Result) => void;
}

/** A button that asks before a change that cannot be undone, and who asks for it where that is needed. */
export function ConfirmAction<Result>(props: ConfirmActionProps<Result>) {
  const { label, name, needs, variant, size = "sm", className, run, onDone, failed, ...dialog } = props;
  const [isOpen, setIsOpen] = useState(false);
  const isAllowed = useMayChange(needs);
  const mutation = useProvedMutation(run);

  function changeOpen(open: boolean) {
    if (!open) mutation.reset();
    setIsOpen(open);
  }

  function confirm() {
    if (mutation.isPending) return;
    // The button may go with its row, and a callback of `mutate` would go with it.
    mutation.mutateAsync().then(
      (result) => {
        setIsOpen(false);
        onDone?.(result);
      },
      () => {},
    );
  }

  return (
    <>
      <Button
        variant={variant ?? "secondary"}
        size={size}
        className={className}
        aria-label={name}
        aria-haspopup="dialog"
        disabled={!isAllowed}
        onPointerEnter={preloadConfirmDialog}
        onFocus={preloadConfirmDialog}
        onClick={() => changeOpen(true)}
      >
        {label}
      </Button>
      <ConfirmDialog
        {...dialog}
        open={isOpen}
        onOpenChange={changeOpen}
        pending={mutation.isPending}
        onConfirm={confirm}
        error={toProblem(failed, mutation.problem)}
      />
    </>
  );
}

function toProblem(title: string, error: Error | null) {
  if (!error) return null;
  const known = error instanceof ApiError ? error : null;
  return {
    title,
    detail: known?.detail ?? "Something went wrong on this page.",
    ...(known?.requestId && { requestId: known.requestId }),
  };
}
