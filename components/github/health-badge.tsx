import { Badge } from "@/components/ui/badge";
import { findHealth } from "@/lib/client/github/health";

export function HealthBadge({ status }: { status: string | undefined }) {
  const health = findHealth(status);
  return health && <Badge tone={health.tone}>{health.label}</Badge>;
}
