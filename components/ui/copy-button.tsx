"use client";

import { Check, Copy, X } from "lucide-react";
import { type MouseEvent, useEffect, useState } from "react";
import { Button, type ButtonProps } from "./button";
import { copyText } from "./copy-text";
import { LiveRegion } from "./live-region";

interface CopyButtonProps extends Pick<ButtonProps, "variant" | "size" | "className" | "children"> {
  value: string | (() => string);
  /** The name of an icon-only button: "Copy branch name". */
  label?: string;
  onCopied?: () => void;
}

type CopyState = "idle" | "copied" | "failed";

export function CopyButton({ value, label = "Copy", onCopied, children, ...props }: CopyButtonProps) {
  const [state, setState] = useState<CopyState>("idle");

  useEffect(() => {
    if (state === "idle") return;
    const timer = setTimeout(() => setState("idle"), RESET_MS);
    return () => clearTimeout(timer);
  }, [state]);

  async function copy(event: MouseEvent<HTMLButtonElement>) {
    const container = event.currentTarget.parentElement ?? document.body;
    const isCopied = await copyText(typeof value === "string" ? value : value(), container);
    setState(isCopied ? "copied" : "failed");
    if (isCopied) onCopied?.();
  }

  const Icon = ICONS[state];
  return (
    <span className="relative inline-flex">
      <Button
        variant="ghost"
        size={children ? "md" : "icon-sm"}
        aria-label={children ? undefined : label}
        title={children ? undefined : label}
        icon={<Icon className={TINTS[state]} />}
        onClick={copy}
        {...props}
      >
        {children}
      </Button>
      <LiveRegion message={MESSAGES[state]} />
    </span>
  );
}

const RESET_MS = 2_000;
const ICONS = { idle: Copy, copied: Check, failed: X };
const TINTS = { idle: "", copied: "animate-fade-in text-success", failed: "text-danger" };
const MESSAGES = { idle: "", copied: "Copied", failed: "Copying was blocked. Select the text and copy it." };
