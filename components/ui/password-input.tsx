"use client";

import { Eye, EyeOff } from "lucide-react";
import { type ComponentProps, useEffect, useRef, useState } from "react";
import { cn } from "./cn";
import { CONTROL_CLASS } from "./control";
import { useFieldControl } from "./field-context";

interface PasswordInputProps extends Omit<ComponentProps<"input">, "type"> {
  autoComplete: "current-password" | "new-password" | "off";
  /** What is shown and hidden, where it is no password. */
  noun?: string;
}

export function PasswordInput({ noun = "password", className, ...props }: PasswordInputProps) {
  const control = useFieldControl(props);
  const [isShown, setIsShown] = useState(false);
  const toggleRef = useRef<HTMLButtonElement>(null);

  // Managers offer to save only what is a password field when the form is sent.
  useEffect(() => {
    const form = toggleRef.current?.form;
    const hide = () => setIsShown(false);
    form?.addEventListener("submit", hide);
    return () => form?.removeEventListener("submit", hide);
  }, []);

  const Icon = isShown ? EyeOff : Eye;
  return (
    <span className={cn("relative block", className)}>
      <input
        spellCheck={false}
        autoCapitalize="none"
        autoCorrect="off"
        className={cn(CONTROL_CLASS, "pe-11")}
        {...props}
        {...control}
        type={isShown ? "text" : "password"}
      />
      <button
        ref={toggleRef}
        type="button"
        aria-label={`${isShown ? "Hide" : "Show"} ${noun}`}
        className="absolute inset-y-1 end-1 grid w-8 place-items-center rounded-sm text-muted hover:bg-subtle hover:text-text pointer-coarse:w-10"
        onClick={() => setIsShown(!isShown)}
      >
        <Icon />
      </button>
    </span>
  );
}
