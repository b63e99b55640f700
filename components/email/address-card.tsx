import { ArrowDown, ArrowRight } from "lucide-react";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import type { User } from "@/lib/contract/schemas/account";
import { VerifiedBadge } from "./verified-badge";

interface AddressCardProps {
  user: Pick<User, "email" | "pending_email" | "is_email_verified">;
  children?: ReactNode;
}

/** The address in large type; while a change is pending the new one stands beside it. */
export function AddressCard({ user, children }: AddressCardProps) {
  const { email, pending_email: pending, is_email_verified: isVerified } = user;
  return (
    <Card id="address" aria-label="Your address">
      <dl className="flex flex-col gap-3 px-4 py-4 sm:flex-row sm:items-start sm:gap-6 sm:px-6 sm:py-5">
        <Address
          label={pending ? "Now" : "Your address"}
          address={email}
          badge={<VerifiedBadge isVerified={isVerified} />}
        />
        {pending && (
          <>
            <div aria-hidden="true" className="text-faint sm:mt-6.5">
              <ArrowRight className="hidden size-5 sm:block rtl:-scale-x-100" />
              <ArrowDown className="size-5 sm:hidden" />
            </div>
            <Address
              label="Once you confirm"
              address={pending}
              badge={<Badge tone="warning">Waiting for you</Badge>}
            />
          </>
        )}
      </dl>
      {children}
    </Card>
  );
}

function Address({ label, address, badge }: { label: string; address: string; badge: ReactNode }) {
  return (
    <div className="min-w-0 flex-1">
      <dt className="text-sm text-muted">{label}</dt>
      <dd className="mt-0.5 flex flex-col items-start gap-2">
        <span className="max-w-full text-xl font-semibold tracking-[-0.01em] wrap-anywhere">{address}</span>
        {badge}
      </dd>
    </div>
  );
}
