import { Badge } from "@/components/ui/badge";

/** Nothing where the server does not say which of the two it is. */
export function AccountBadge({ type }: { type: string | null | undefined }) {
  if (type === "Organization") return <Badge>Organisation</Badge>;
  if (type === "User") return <Badge>Personal</Badge>;
  return null;
}
