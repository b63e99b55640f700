import type { CSSProperties } from "react";
import { cn } from "./cn";

interface AvatarProps {
  /** Gives the initials, and a hue that tells accounts apart. */
  name: string;
  shape?: "person" | "organisation";
  size?: "sm" | "md" | "lg";
  /** Only where the name does not stand beside it. */
  label?: string;
  className?: string;
}

export function Avatar({ name, shape = "person", size = "md", label, className }: AvatarProps) {
  const hue = getHue(name);
  const style: CSSProperties = {
    backgroundColor: `oklch(var(--avatar-back) ${hue})`,
    color: `oklch(var(--avatar-front) ${hue})`,
  };
  const naming = label ? ({ role: "img", "aria-label": label } as const) : ({ "aria-hidden": true } as const);
  return (
    <span
      {...naming}
      style={style}
      className={cn(
        "inline-grid shrink-0 place-items-center font-medium select-none",
        shape === "person" ? "rounded-full" : "rounded-md",
        SIZES[size],
        className,
      )}
    >
      {getInitials(name)}
    </span>
  );
}

const SIZES = { sm: "size-6 text-[11px]", md: "size-8 text-sm", lg: "size-12 text-lg" };

function getInitials(name: string): string {
  const words = name.split(/[\s\-_.@/]+/u).filter(Boolean);
  const [first = "?", last] = words.length > 1 ? [words[0], words.at(-1)] : words;
  return [first, last]
    .map((word) => Array.from(word ?? "")[0] ?? "")
    .join("")
    .toUpperCase();
}

function getHue(name: string): number {
  let hash = 0;
  for (const char of name) hash = (hash * 31 + (char.codePointAt(0) ?? 0)) % 3600;
  return (hash % 12) * 30;
}
