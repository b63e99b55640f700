import { ArrowLeft } from "lucide-react";
import type { Route } from "next";
import { cn } from "@/components/ui/cn";
import { FrameLink } from "./frame-link";

interface BackLinkProps {
  href: Route;
  children: string;
  className?: string;
}

export function BackLink({ href, children, className }: BackLinkProps) {
  return (
    <FrameLink
      href={href}
      className={cn(
        "-ms-1 mb-2 inline-flex min-h-8 items-center gap-1.5 rounded-sm px-1 text-muted hover:text-text pointer-coarse:min-h-11",
        className,
      )}
    >
      <ArrowLeft className="rtl:-scale-x-100" />
      {children}
    </FrameLink>
  );
}
