"use client";

import { CircleAlert } from "lucide-react";
import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { CardFooter } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { Form } from "@/components/ui/form";
import { BackupCodeSheet } from "./backup-code-sheet";
import type { BackupSheet } from "./backup-sheet";

interface BackupCodesKeepProps {
  sheet: BackupSheet;
  onSaved: () => void;
}

/** Fresh codes, on screen until they were taken out of it and the person says so. */
export function BackupCodesKeep({ sheet, onSaved }: BackupCodesKeepProps) {
  const errorId = useId();
  const [isKept, setIsKept] = useState(false);
  const [isTicked, setIsTicked] = useState(false);
  const [isAsked, setIsAsked] = useState(false);
  const problem = isAsked ? findProblem(isKept, isTicked) : null;

  function finish(event: FormEvent) {
    event.preventDefault();
    setIsAsked(true);
    if (findProblem(isKept, isTicked) === null) onSaved();
  }

  return (
    <Form aria-label="Save your backup codes" onSubmit={finish}>
      <BackupCodeSheet sheet={sheet} onKept={() => setIsKept(true)}>
        <div className="mt-4">
          <Checkbox
            label="I saved these codes"
            hint="A password manager or a sheet of paper in a safe place, away from the device with your app."
            checked={isTicked}
            onCheckedChange={setIsTicked}
            aria-invalid={problem !== null || undefined}
            aria-describedby={errorId}
          />
          <p id={errorId} role="alert" className="mt-1 min-h-5 text-sm text-danger">
            {problem && (
              <span className="flex items-start gap-1.5">
                <CircleAlert className="mt-0.5" />
                {problem}
              </span>
            )}
          </p>
        </div>
      </BackupCodeSheet>
      <CardFooter hint="Once you leave, these codes are taken off the screen.">
        <Button type="submit" variant="primary">
          Done
        </Button>
      </CardFooter>
    </Form>
  );
}

function findProblem(isKept: boolean, isTicked: boolean): string | null {
  if (!isKept) return "Copy, download or print the codes first.";
  if (!isTicked) return "Tick the box once the codes are in a safe place.";
  return null;
}
