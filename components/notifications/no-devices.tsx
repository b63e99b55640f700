import { Smartphone } from "lucide-react";
import { EmptyState } from "@/components/ui/empty-state";

export function NoDevices() {
  return (
    <EmptyState icon={<Smartphone />} title="No device gets pushes">
      Sign in to the app on a phone or tablet and allow notifications there. It then stands here, and you can
      remove it when you lose it or give it away.
    </EmptyState>
  );
}
