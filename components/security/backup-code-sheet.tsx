"use client";

import { Download, Printer } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { CardBody } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { formatBackupCode } from "./backup-code-format";
import { BackupPrintSheet } from "./backup-print-sheet";
import { type BackupSheet, buildSheetFileName, buildSheetText, listSheetFacts } from "./backup-sheet";
import { saveFile } from "./save-file";

interface BackupCodeSheetProps {
  sheet: BackupSheet;
  /** Copied, downloaded or printed. */
  onKept?: () => void;
  children?: ReactNode;
}

/** The codes, whose they are, and the ways to keep them. */
export function BackupCodeSheet({ sheet, onKept, children }: BackupCodeSheetProps) {
  function download() {
    saveFile({
      name: buildSheetFileName(sheet),
      type: "text/plain;charset=utf-8",
      text: buildSheetText(sheet),
    });
    onKept?.();
  }
  function print() {
    window.print();
    onKept?.();
  }
  return (
    <CardBody>
      <div className="rounded-lg border bg-background px-4 py-4">
        <dl className="grid gap-x-6 gap-y-1 text-sm sm:grid-cols-2">
          {listSheetFacts(sheet).map(({ name, value }) => (
            <div key={name} className="flex min-w-0 gap-1.5">
              <dt className="text-muted">{name}</dt>
              <dd className="min-w-0 wrap-anywhere">{value}</dd>
            </div>
          ))}
        </dl>
        <ol
          aria-label="Backup codes"
          translate="no"
          className="mt-4 gap-x-6 space-y-2 border-t pt-4 font-mono sm:columns-2"
        >
          {sheet.codes.map((code) => (
            <li key={code} className="whitespace-nowrap">
              {formatBackupCode(code)}
            </li>
          ))}
        </ol>
      </div>
      <div className="mt-3 flex flex-wrap gap-2">
        <CopyButton
          variant="secondary"
          value={() => buildSheetText(sheet)}
          {...(onKept && { onCopied: onKept })}
        >
          Copy
        </CopyButton>
        <Button icon={<Download />} onClick={download}>
          Download
        </Button>
        <Button icon={<Printer />} onClick={print}>
          Print
        </Button>
      </div>
      {children}
      <BackupPrintSheet sheet={sheet} />
    </CardBody>
  );
}
