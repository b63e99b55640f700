"use client";

import { useState } from "react";
import { SecondFactorForm } from "@/components/settings/second-factor-form";
import { Button } from "@/components/ui/button";
import { RememberBrowser } from "./remember-browser";

interface SignInCodeProps {
  onSubmit: (token: string, remember: boolean) => Promise<void>;
  onStartOver: (isExpired: boolean) => void;
  isLeaving: boolean;
}

/** The second step of signing in. */
export function SignInCode({ onSubmit, onStartOver, isLeaving }: SignInCodeProps) {
  const [remember, setRemember] = useState(false);
  return (
    <>
      <SecondFactorForm
        label="Second factor"
        submitLabel="Sign in"
        isLeaving={isLeaving}
        // A remembered browser hangs on the app whose code was shown; a backup code has none.
        onSubmit={(token, method) => onSubmit(token, remember && method === "authenticator")}
        onExpired={() => onStartOver(true)}
      >
        <RememberBrowser checked={remember} onCheckedChange={setRemember} />
      </SecondFactorForm>
      <Button variant="link" className="mt-4 text-sm" onClick={() => onStartOver(false)}>
        Sign in as somebody else
      </Button>
    </>
  );
}
