"use client";

import { useTheme } from "next-themes";
import { Toaster as Sonner } from "sonner";
import { TONES } from "./tone";

/** Sonner's one style element is allowed in the policy by its hash; it takes no nonce. */
export function Toaster() {
  const { resolvedTheme } = useTheme();
  return (
    <Sonner
      theme={resolvedTheme === "dark" ? "dark" : "light"}
      position="bottom-right"
      closeButton={false}
      icons={ICONS}
      toastOptions={{
        classNames: {
          toast: "rounded-lg! shadow-float! text-base! gap-3!",
          description: "text-muted!",
          actionButton: "rounded-md! bg-subtle! text-text! h-8! px-2.5! text-sm! font-medium!",
        },
      }}
    />
  );
}

const Success = TONES.success.icon;
const Warning = TONES.warning.icon;
const Danger = TONES.danger.icon;
const Info = TONES.info.icon;
const ICONS = {
  success: <Success className="text-success" />,
  warning: <Warning className="text-warning" />,
  error: <Danger className="text-danger" />,
  info: <Info className="text-info" />,
};
