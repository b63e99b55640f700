import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { ResultPage } from "./result-page";

interface LinkOverProps {
  /** The page was opened without what stands in the mail's link. */
  isMissing: boolean;
  way: { href: string; label: string };
  children: ReactNode;
}

/** In the place of the step that a mail's link would have been. */
export function LinkOver({ isMissing, way, children }: LinkOverProps) {
  return (
    <ResultPage
      tone="warning"
      title={isMissing ? "Open the link from the mail" : "This link no longer works"}
      takesFocus={!isMissing}
      actions={
        <Button asChild variant="primary">
          <a href={way.href}>{way.label}</a>
        </Button>
      }
    >
      {children}
    </ResultPage>
  );
}
