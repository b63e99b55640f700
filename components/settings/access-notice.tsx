"use client";

import { Ban, KeyRound, type LucideIcon, PanelsTopLeft } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { EmptyState } from "@/components/ui/empty-state";
import { ExternalLink } from "@/components/ui/external-link";
import { Notice } from "@/components/ui/notice";
import type { Access } from "@/lib/contract/access";
import { type Barrier, describeBarrier, type WayOut } from "./describe-barrier";
import { useCapabilities } from "./viewer-context";

interface AccessNoticeProps {
  access: Access;
  /**
   * `card` stands in the place of a page's content, `body` in that of a card's, `notice` above
   * controls that are disabled, `line` beside one.
   */
  look: "card" | "body" | "notice" | "line";
  /** What it is about, where the place does not say. */
  title?: ReactNode;
  /** For one that appears, in answer to something done. */
  announce?: boolean;
  onDismiss?: (() => void) | undefined;
  className?: string | undefined;
}

/** Why something cannot be done here and what would let it; nothing where it can. No failure, so no red. */
export function AccessNotice({
  access,
  look,
  title,
  announce = false,
  onDismiss,
  className,
}: AccessNoticeProps) {
  const capabilities = useCapabilities();
  const path = usePathname();
  if (access.kind === "works" || !capabilities) return null;
  const words = describeBarrier(access, capabilities, path);
  const Icon = ICONS[access.kind];
  const link = words.link && <WayOutLink way={words.link} look={look} />;
  const hasNews = title !== undefined && access.kind !== "not_offered";
  const text = hasNews ? `${words.title}. ${words.text}` : words.text;
  const head = title ?? words.title;
  switch (look) {
    case "card":
    case "body": {
      const state = (
        <EmptyState
          icon={<Icon />}
          title={head}
          action={link}
          className={cn("wrap-anywhere", look === "body" && className)}
        >
          {text}
        </EmptyState>
      );
      return look === "card" ? <Card className={className}>{state}</Card> : state;
    }
    case "notice":
      return (
        <Notice
          tone="neutral"
          icon={<Icon />}
          title={head}
          announce={announce}
          actions={link}
          className={className}
          {...(onDismiss && { onDismiss })}
        >
          {text}
        </Notice>
      );
    case "line":
      return (
        <span className={className}>
          {head}. {link}
        </span>
      );
    default:
      return look satisfies never;
  }
}

const ICONS: Record<Barrier["kind"], LucideIcon> = {
  needs_password: KeyRound,
  needs_scope: KeyRound,
  not_offered: Ban,
  elsewhere: PanelsTopLeft,
};

/** In the place of a page's content it is what the page leads with. */
const LOOKS = {
  card: { variant: "primary" },
  body: { variant: "secondary" },
  notice: { variant: "secondary", size: "sm" },
  line: { variant: "link" },
} as const;

interface WayOutLinkProps {
  way: WayOut;
  look: AccessNoticeProps["look"];
}

function WayOutLink({ way, look }: WayOutLinkProps) {
  if (way.isOutside) {
    return (
      <ExternalLink href={way.href} className={look === "line" ? undefined : "pointer-coarse:min-h-11"}>
        {way.label}
      </ExternalLink>
    );
  }
  return (
    <Button asChild {...LOOKS[look]}>
      <Link href={way.href}>{look === "line" ? way.short : way.label}</Link>
    </Button>
  );
}
