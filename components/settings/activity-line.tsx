import { CircleCheck, type LucideIcon, TriangleAlert, UserRound } from "lucide-react";
import type { ReactNode } from "react";
import { RelativeTime } from "@/components/ui/relative-time";
import { type ActivityTone, describeActivity } from "@/lib/client/security/describe-activity";
import { describeUserAgent } from "@/lib/contract/describe-user-agent";
import type { Activity } from "@/lib/contract/schemas/security";

interface ActivityLineProps {
  activity: Activity;
  /** What can be done about it. */
  action?: ReactNode;
}

/** What happened, from where and when. */
export function ActivityLine({ activity, action }: ActivityLineProps) {
  const { text, tone } = describeActivity(activity);
  const { icon: Icon, color } = LOOKS[tone];
  return (
    <li className="flex min-h-14 items-start gap-3 px-4 py-2.5 sm:px-6">
      <span className="grid h-5 place-items-center">
        <Icon className={color} />
      </span>
      <div className="flex min-w-0 flex-1 flex-wrap items-start justify-between gap-x-4">
        <p className="min-w-0 flex-1 basis-full sm:basis-56">
          <bdi className="block font-medium wrap-anywhere">{text}</bdi>
          <span className="block text-sm text-muted wrap-anywhere">{toOrigin(activity)}</span>
        </p>
        <p className="flex items-center gap-3 text-sm text-muted sm:flex-col sm:items-end sm:gap-0">
          <RelativeTime value={activity.at} />
          {action}
        </p>
      </div>
    </li>
  );
}

const LOOKS: Record<ActivityTone, { icon: LucideIcon; color: string }> = {
  neutral: { icon: UserRound, color: "text-muted" },
  success: { icon: CircleCheck, color: "text-success" },
  warning: { icon: TriangleAlert, color: "text-warning" },
};

function toOrigin({ user_agent, ip }: Activity): string {
  return [describeUserAgent(user_agent).name, ip].filter(Boolean).join(" · ");
}
