"use client";

import { X } from "lucide-react";
import * as Primitive from "radix-ui/dialog";
import { type ComponentProps, useCallback, useInsertionEffect, useRef } from "react";
import { Button } from "./button";
import { useDialogFocus } from "./use-dialog-focus";

const DOUBLE_CLICK_MS = 400;

interface DialogShellProps extends ComponentProps<typeof Primitive.Content> {
  /** Whether a `Description` is inside; Radix asks to be told. */
  isDescribed: boolean;
  hideClose?: boolean;
}

/** What dialogs and sheets share: the veil, where the focus goes, and the cross. */
export function DialogShell(props: DialogShellProps) {
  const { isDescribed, hideClose = false, onCloseAutoFocus, children, ...rest } = props;
  const { noteOpener, returnFocus, onEscapeKeyDown } = useDialogFocus();
  const openedAt = useRef(0);
  const open = useCallback(() => {
    openedAt.current = performance.now();
    noteOpener();
  }, [noteOpener]);
  const describe = isDescribed ? {} : { "aria-describedby": undefined };
  return (
    <Primitive.Portal>
      <Primitive.Overlay
        // A press beside it takes the focus from no field.
        onMouseDown={(event) => event.preventDefault()}
        className="fixed inset-0 z-40 bg-overlay data-[state=closed]:animate-fade-out data-[state=open]:animate-fade-in"
      />
      <Primitive.Content
        {...describe}
        onEscapeKeyDown={onEscapeKeyDown}
        {...rest}
        onPointerDownOutside={(event) => {
          rest.onPointerDownOutside?.(event);
          // The second press of a double click on what opened it does not close it.
          if (event.detail.originalEvent.timeStamp - openedAt.current <= DOUBLE_CLICK_MS)
            event.preventDefault();
        }}
        onCloseAutoFocus={(event) => {
          onCloseAutoFocus?.(event);
          if (!event.defaultPrevented) returnFocus(event);
        }}
      >
        <Opening onOpen={open} />
        {children}
        {!hideClose && (
          <div className="absolute end-4 top-4">
            <Primitive.Close asChild>
              <Button variant="ghost" size="icon-sm" aria-label="Close">
                <X />
              </Button>
            </Primitive.Close>
          </div>
        )}
      </Primitive.Content>
    </Primitive.Portal>
  );
}

/** Inside of the content, which is there while it is open alone. */
function Opening({ onOpen }: { onOpen: () => void }) {
  // The last moment before a field with `autoFocus` has the focus: Radix asks only after that.
  useInsertionEffect(onOpen, [onOpen]);
  return null;
}
