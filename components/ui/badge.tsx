import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";
import { TONES, type Tone } from "./tone";

interface BadgeProps extends ComponentProps<"span"> {
  tone?: Tone;
  /** Replaces the tone's own icon; `null` leaves a neutral badge bare. */
  icon?: ReactNode;
}

export function Badge({ tone = "neutral", icon, className, children, ...props }: BadgeProps) {
  const style = TONES[tone];
  const Icon = style.icon;
  const ownIcon = tone === "neutral" ? null : <Icon />;
  const leading = icon === undefined ? ownIcon : icon;
  return (
    <span
      className={cn(
        "inline-flex h-6 shrink-0 items-center gap-1 rounded-full px-2 text-sm font-medium whitespace-nowrap [&>svg]:size-3.5",
        Boolean(leading) && "ps-1.5",
        style.soft,
        style.text,
        className,
      )}
      {...props}
    >
      {leading}
      {children}
    </span>
  );
}
