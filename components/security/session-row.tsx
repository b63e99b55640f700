import {
  CircleHelp,
  type LucideIcon,
  Monitor,
  ShieldCheck,
  Smartphone,
  Tablet,
  Terminal,
} from "lucide-react";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { DateText } from "@/components/ui/date-text";
import { RelativeTime } from "@/components/ui/relative-time";
import { type DeviceKind, describeUserAgent } from "@/lib/contract/describe-user-agent";
import type { Session } from "@/lib/contract/schemas/session";

interface SessionRowProps {
  session: Session;
  action?: ReactNode;
}

export function SessionRow({ session, action }: SessionRowProps) {
  const { name, kind } = describeUserAgent(session.user_agent);
  const Icon = DEVICE_ICONS[kind];
  return (
    <li className="flex items-start gap-3 px-4 py-2.5 sm:px-6">
      <span className="grid h-6 place-items-center text-muted">
        <Icon />
      </span>
      <div className="min-w-0 flex-1">
        <p className="flex min-h-6 flex-wrap items-center gap-x-2 gap-y-1">
          <span className="font-medium">{name}</span>
          {session.current && <Badge tone="success">This session</Badge>}
        </p>
        <p className="text-pretty text-sm text-muted">
          {session.ip && <span className="wrap-anywhere">{session.ip}&nbsp;· </span>}
          {session.current ? (
            "Active now"
          ) : (
            <>
              Last seen <RelativeTime value={session.last_seen_at} />
            </>
          )}
          {"\u00a0· Signed in "}
          <DateText value={session.created_at} hasTime />
        </p>
        {session.two_factor && (
          <p className="mt-0.5 flex items-center gap-1 text-sm text-muted">
            <ShieldCheck className="size-3.5 text-success" />
            With second factor
          </p>
        )}
      </div>
      {action && <div className="shrink-0 self-center">{action}</div>}
    </li>
  );
}

export const DEVICE_ICONS: Record<DeviceKind, LucideIcon> = {
  computer: Monitor,
  phone: Smartphone,
  tablet: Tablet,
  program: Terminal,
  unknown: CircleHelp,
};
