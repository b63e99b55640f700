"use client";

import { Select } from "@/components/ui/select";
import { listActivityKinds } from "@/lib/client/security/describe-activity";

interface ActivityFilterProps {
  type: string | undefined;
  onChange: (type: string | undefined) => void;
}

const kinds = listActivityKinds();

export function ActivityFilter({ type, onChange }: ActivityFilterProps) {
  return (
    <Select
      aria-label="Kind of activity"
      className="w-56 max-w-full max-sm:flex-1"
      value={type ?? ""}
      onChange={(event) => onChange(event.target.value || undefined)}
    >
      <option value="">Everything</option>
      {kinds.map(({ group, kinds }) => (
        <optgroup key={group} label={group}>
          {kinds.map(({ type, label }) => (
            <option key={type} value={type}>
              {label}
            </option>
          ))}
        </optgroup>
      ))}
    </Select>
  );
}
