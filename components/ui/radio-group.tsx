"use client";

import { createContext, type ReactNode, useContext, useId } from "react";
import { ChoiceLabel } from "./choice-label";
import { cn } from "./cn";

interface RadioGroupProps {
  legend: ReactNode;
  value: string | undefined;
  onValueChange: (value: string) => void;
  hideLegend?: boolean;
  disabled?: boolean;
  className?: string;
  children: ReactNode;
}

interface GroupState {
  name: string;
  value: string | undefined;
  onValueChange: (value: string) => void;
}

const GroupContext = createContext<GroupState | null>(null);

export function RadioGroup(props: RadioGroupProps) {
  const { legend, value, onValueChange, hideLegend, disabled, className, children } = props;
  const name = useId();
  return (
    <fieldset
      disabled={disabled}
      className={cn("flex min-w-0 flex-col gap-2 pointer-coarse:gap-0", className)}
    >
      <legend className={hideLegend ? "sr-only" : "mb-2 font-medium"}>{legend}</legend>
      <GroupContext value={{ name, value, onValueChange }}>{children}</GroupContext>
    </fieldset>
  );
}

interface RadioProps {
  value: string;
  label: ReactNode;
  hint?: ReactNode;
  disabled?: boolean;
}

export function Radio({ value, label, hint, disabled }: RadioProps) {
  const group = useContext(GroupContext);
  const hintId = useId();
  const dot = (
    <span className="inline-grid h-5 shrink-0 place-items-center">
      <input
        type="radio"
        name={group?.name}
        value={value}
        checked={group?.value === value}
        disabled={disabled}
        aria-describedby={hint ? hintId : undefined}
        className="hit-area relative size-4 cursor-pointer appearance-none rounded-full border border-border-strong bg-surface checked:border-5 checked:border-accent disabled:cursor-default disabled:opacity-50"
        onChange={() => group?.onValueChange(value)}
      />
    </span>
  );
  return (
    <ChoiceLabel control={dot} hint={hint} hintId={hintId}>
      {label}
    </ChoiceLabel>
  );
}
