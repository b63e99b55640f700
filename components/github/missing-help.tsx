"use client";

import { ChevronRight } from "lucide-react";
import { Suspense, useState } from "react";
import { Card } from "@/components/ui/card";
import { lazyPart } from "@/components/ui/lazy-part";
import type { Integration } from "@/lib/contract/schemas/github";

const MissingHelpBody = lazyPart(async () => (await import("./missing-help-body")).MissingHelpBody);

interface MissingHelpProps {
  installation: Integration;
  installations: readonly Integration[];
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}

export function MissingHelp({ installation, installations, isOpen, onOpenChange }: MissingHelpProps) {
  const [isUsed, setIsUsed] = useState(isOpen);
  if (isOpen && !isUsed) setIsUsed(true);
  return (
    <Card id="missing-repository">
      <details open={isOpen} className="group" onToggle={(event) => onOpenChange(event.currentTarget.open)}>
        <summary className="flex min-h-11 cursor-pointer list-none items-center gap-2 rounded-lg px-4 font-medium [&::-webkit-details-marker]:hidden">
          <ChevronRight className="text-muted transition-transform duration-120 group-open:rotate-90" />A
          repository is missing?
        </summary>
        {isUsed && (
          <Suspense fallback={<div className="min-h-64" />}>
            <MissingHelpBody
              installation={installation}
              installations={installations}
              onMissing={() => {
                setIsUsed(false);
                onOpenChange(false);
              }}
            />
          </Suspense>
        )}
      </details>
    </Card>
  );
}
