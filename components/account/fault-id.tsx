"use client";

import { useState } from "react";
import { styleButton } from "@/components/ui/button-style";
import { copyText } from "@/components/ui/copy-text";

type CopyState = "idle" | "copied" | "failed";

/** As `RequestId`, but light: every page carries the code of its last resort. */
export function FaultId({ id }: { id: string }) {
  const [state, setState] = useState<CopyState>("idle");

  async function copy() {
    setState((await copyText(id, document.body)) ? "copied" : "failed");
  }

  return (
    <span className="inline-flex max-w-full flex-wrap items-center gap-x-2 text-sm text-muted">
      <span className="break-all">
        Request <code className="font-mono select-all">{id}</code>
      </span>
      <button type="button" className={styleButton("link")} onClick={copy}>
        Copy
      </button>
      <span role="status">{MESSAGES[state]}</span>
    </span>
  );
}

const MESSAGES = { idle: "", copied: "Copied", failed: "Copying was blocked. Select the text and copy it." };
