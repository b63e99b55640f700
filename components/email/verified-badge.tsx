import { Badge } from "@/components/ui/badge";

/** Nothing where the server never asked for a proof. */
export function VerifiedBadge({ isVerified }: { isVerified: boolean | null | undefined }) {
  if (isVerified === true) return <Badge tone="success">Confirmed</Badge>;
  return isVerified === false ? <Badge tone="warning">Not confirmed</Badge> : null;
}
