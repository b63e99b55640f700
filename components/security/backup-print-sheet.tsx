"use client";

import { createPortal } from "react-dom";
import { formatBackupCode } from "./backup-code-format";
import { type BackupSheet, listSheetFacts, SHEET_HINT, SHEET_TITLE } from "./backup-sheet";

/** What goes on paper in the place of the page; ink on white, whatever the theme. */
export function BackupPrintSheet({ sheet }: { sheet: BackupSheet }) {
  return createPortal(
    <section data-print-sheet className="hidden bg-white p-8 text-black print:block">
      <h1 className="text-xl font-semibold">{SHEET_TITLE}</h1>
      <dl className="mt-4">
        {listSheetFacts(sheet).map(({ name, value }) => (
          <div key={name} className="flex gap-2">
            <dt className="w-20">{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <ol className="mt-6 list-decimal ps-12 font-mono text-lg">
        {sheet.codes.map((code) => (
          <li key={code} className="py-1">
            {formatBackupCode(code)}
          </li>
        ))}
      </ol>
      <p className="mt-6">{SHEET_HINT}</p>
    </section>,
    document.body,
  );
}
