import Link from "next/link";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { ExternalLink } from "@/components/ui/external-link";
import type { Way } from "./way";

interface WayLinkProps {
  way: Way;
  className?: string;
  children: ReactNode;
}

export function WayLink({ way, className, children }: WayLinkProps) {
  if (way.isOutside) {
    return (
      <ExternalLink href={way.href} className={className}>
        {children}
      </ExternalLink>
    );
  }
  return (
    <Button asChild variant="link" className={className}>
      <Link href={way.href}>{children}</Link>
    </Button>
  );
}
