import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";

interface ChoiceLabelProps extends ComponentProps<"label"> {
  /** The box or the dot. */
  control: ReactNode;
  hint?: ReactNode;
  hintId: string;
}

/** What stands beside a checkbox or a radio button, and is pressed with it. */
export function ChoiceLabel({ control, hint, hintId, className, children, ...props }: ChoiceLabelProps) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: The control comes as a prop.
    <label
      {...props}
      className={cn("flex w-fit cursor-pointer items-start gap-2.5 py-0.5 pointer-coarse:py-3.5", className)}
    >
      {control}
      <span>
        {children}
        {hint && (
          <span id={hintId} className="block text-sm text-muted">
            {hint}
          </span>
        )}
      </span>
    </label>
  );
}
