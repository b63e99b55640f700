import { ExternalLink } from "@/components/ui/external-link";

/** Only where mail does not really leave, as in the demo. */
export function MailboxLink({ url }: { url: string | null }) {
  return url === null ? null : <ExternalLink href={url}>Open the demo's inbox</ExternalLink>;
}
