"use client";

import { OTPInput, type SlotProps } from "input-otp";
import { cn } from "./cn";
import { useFieldControl } from "./field-context";

interface CodeInputProps {
  value: string;
  onValueChange: (value: string) => void;
  /** Called once, on the last digit. */
  onComplete?: (value: string) => void;
  length?: number;
  disabled?: boolean;
  autoFocus?: boolean;
  name?: string;
}

/** One input behind six boxes: paste, autofill and screen readers see an ordinary field. */
export function CodeInput({ value, onValueChange, onComplete, length = 6, ...props }: CodeInputProps) {
  const control = useFieldControl({});
  return (
    <OTPInput
      {...props}
      {...control}
      maxLength={length}
      value={value}
      onChange={onValueChange}
      onComplete={onComplete}
      inputMode="numeric"
      autoComplete="one-time-code"
      pattern="^[0-9]*$"
      pasteTransformer={cleanCode}
      pushPasswordManagerStrategy="none"
      noScriptCSSFallback={null}
      containerClassName="group flex w-fit max-w-full gap-1.5 has-disabled:opacity-50"
      render={({ slots }) =>
        slots.map((slot, index) => (
          <Box key={POSITIONS[index]} {...slot} invalid={Boolean(control["aria-invalid"])} />
        ))
      }
    />
  );
}

function Box({ char, isActive, hasFakeCaret, invalid }: SlotProps & { invalid: boolean }) {
  return (
    <div
      className={cn(
        "grid h-11 w-10 place-items-center rounded-md border bg-surface font-mono text-xl tabular-nums not-last:nth-3:me-2",
        invalid ? "border-danger" : "border-border-strong",
        isActive && "outline-2 outline-offset-2 outline-ring",
      )}
    >
      {char ?? (hasFakeCaret && <span className="h-5 w-px animate-working bg-text" />)}
    </div>
  );
}

/** Full-width digits become ASCII; spaces, hyphens and zero-width characters go. */
function cleanCode(pasted: string): string {
  return pasted.normalize("NFKC").replace(/\D/gu, "");
}

const POSITIONS = Array.from({ length: 12 }, (_, index) => `digit-${index}`);
