import { ArrowUpRight } from "lucide-react";
import { Button } from "@/components/ui/button";

interface MailboxLinkProps {
  url: string | null;
  variant?: "primary" | "secondary";
  className?: string;
}

/** Only where mail does not really leave, as in the demo; there it is what to do first. */
export function MailboxLink({ url, variant = "primary", className }: MailboxLinkProps) {
  if (url === null) return null;
  return (
    <Button asChild variant={variant} className={className}>
      <a href={url} target="_blank" rel="noreferrer">
        Open the demo's inbox
        <ArrowUpRight className="size-3.5" />
        <span className="sr-only"> (opens in a new tab)</span>
      </a>
    </Button>
  );
}
