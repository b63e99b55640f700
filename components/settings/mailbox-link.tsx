import { ExternalLink } from "@/components/ui/external-link";

interface MailboxLinkProps {
  url: string | null;
  variant?: "primary" | "secondary";
  className?: string;
}

/** Only where mail does not really leave, as in the demo; there it is what to do first. */
export function MailboxLink({ url, variant = "primary", className }: MailboxLinkProps) {
  if (url === null) return null;
  return (
    <ExternalLink href={url} variant={variant} className={className}>
      Open the demo's inbox
    </ExternalLink>
  );
}
