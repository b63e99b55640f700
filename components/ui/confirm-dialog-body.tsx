"use client";

import type { ReactNode } from "react";
import { Button } from "./button";
import { Dialog, DialogBody, DialogClose, DialogContent, DialogFooter } from "./dialog";
import { Notice } from "./notice";

export interface ConfirmDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description: ReactNode;
  /** What will happen, in more words, or a field to fill. */
  children?: ReactNode;
  /** Verb and object: "Disconnect acme". */
  confirmLabel: string;
  pendingLabel: string;
  onConfirm: () => void;
  pending?: boolean;
  tone?: "danger" | "default";
  cancelLabel?: string;
  /** False until a needed field is filled. */
  canConfirm?: boolean;
  error?: { title: string; detail?: ReactNode; requestId?: string } | null | undefined;
}

/** Loaded on use: see `ConfirmDialog`. */
export function ConfirmDialogBody(props: ConfirmDialogProps) {
  const { open, onOpenChange, title, description, children, pending = false, tone = "danger", error } = props;
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent
        role="alertdialog"
        title={title}
        description={description}
        dismissible={!pending}
        hideClose
      >
        {children && <DialogBody>{children}</DialogBody>}
        {error && (
          <DialogBody>
            <Notice tone="danger" title={error.title} requestId={error.requestId}>
              {error.detail}
            </Notice>
          </DialogBody>
        )}
        <DialogFooter>
          <DialogClose asChild>
            <Button disabled={pending}>{props.cancelLabel ?? "Cancel"}</Button>
          </DialogClose>
          <Button
            variant={tone === "danger" ? "danger-outline" : "primary"}
            pending={pending}
            pendingLabel={props.pendingLabel}
            disabled={props.canConfirm === false}
            // While it fades away the button is there, and nobody asks any more.
            onClick={() => open && props.onConfirm()}
          >
            {props.confirmLabel}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
