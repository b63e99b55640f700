"use client";

import { type KeyboardEvent, useState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { countOn, isLocked, readCell } from "@/lib/client/notifications/cells";
import { formatPercentage, PERCENTAGE_ERROR, parsePercentage } from "@/lib/client/notifications/percentage";
import { readRowState } from "@/lib/client/notifications/row-state";
import { readValue } from "@/lib/client/notifications/settings";
import { toAnchor } from "@/lib/client/notifications/topics";
import { getNotificationEntry } from "@/lib/contract/notifications";
import { LockReason } from "./lock-reason";
import type { GridProps } from "./notification-grid";
import { RowProblem } from "./row-problem";
import { SaveMark } from "./save-mark";

const KEY = "data_pipeline_error_threshold";
const MASTER = "plugin_disabled";

/** Saved on leaving the field or Enter; Escape brings back what is saved. */
export function ThresholdField({ facts, queue, isReadOnly, change }: GridProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const [error, setError] = useState<string>();
  const { mark, failures, failedCount } = readRowState(queue, [KEY]);
  const share = Number(facts.locks[KEY] ?? readValue(facts.settings, [KEY]) ?? 0);
  const locked = isLocked(facts, KEY);
  const isOff = countOn(readCell(MASTER, facts)) === 0;
  const { label, causes } = getNotificationEntry(KEY);
  const master = getNotificationEntry(MASTER).label;

  function save() {
    if (draft === null) return;
    const value = parsePercentage(draft);
    setError(value === null ? PERCENTAGE_ERROR : undefined);
    if (value === null) return;
    setDraft(null);
    if (value !== share) change([{ path: [KEY], value }]);
  }

  function handleKeyDown(event: KeyboardEvent) {
    if (event.key === "Enter") save();
    if (event.key !== "Escape" || draft === null) return;
    setDraft(null);
    setError(undefined);
  }

  return (
    <div id={toAnchor(label)} className="mt-3 scroll-mt-20 border-s-2 ps-3">
      <Field
        label={label}
        hint={isOff ? `Switch on ${master} by e-mail to change it.` : causes}
        error={error}
        reserve={false}
      >
        <span className="flex items-center gap-2">
          <Input
            inputMode="decimal"
            autoComplete="off"
            enterKeyHint="done"
            className="w-24 max-w-24 tabular-nums"
            value={draft ?? formatPercentage(share)}
            disabled={isOff || locked || isReadOnly}
            onChange={(event) => setDraft(event.target.value)}
            onBlur={save}
            onKeyDown={handleKeyDown}
          />
          <span className="text-muted">%</span>
          <span className="inline-flex items-center text-sm">
            {/* What is typed now is not what was saved. */}
            <SaveMark mark={draft === null ? mark : null} />
          </span>
        </span>
      </Field>
      {locked && <LockReason id={`${KEY}-lock`} />}
      <RowProblem failures={failures} count={failedCount} onRetry={change} />
    </div>
  );
}
