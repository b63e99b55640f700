"use client";

import { Globe, type LucideIcon, Smartphone, Undo2 } from "lucide-react";
import { ErrorNotice } from "@/components/settings/error-notice";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { formatRelativeTime } from "@/components/ui/format";
import { RelativeTime } from "@/components/ui/relative-time";
import { useNow } from "@/components/ui/use-now";
import { isStale } from "@/lib/client/notifications/push-devices";
import type { PushDevice } from "@/lib/contract/schemas/preferences";
import type { Removal } from "./use-deferred-removal";

interface DeviceRowProps {
  device: PushDevice;
  removal: Removal | null;
  isReadOnly: boolean;
  onRemove: (id: string) => void;
  onUndo: (id: string) => void;
}

export function DeviceRow({ device, removal, isReadOnly, onRemove, onUndo }: DeviceRowProps) {
  const { id, platform, created_at, last_seen_at } = device;
  const nowMs = useNow();
  const { name, icon: Icon } = PLATFORMS[platform] ?? { name: platform, icon: Smartphone };
  const isGoing = removal !== null && removal.kind !== "failed";
  const isOld = nowMs !== null && isStale(last_seen_at, nowMs);

  /** Of two phones the one that is meant. */
  function nameFully() {
    if (nowMs === null) return name;
    return `${name}, last seen ${formatRelativeTime(new Date(last_seen_at), nowMs)},`;
  }

  return (
    <li className="px-4 py-2.5 sm:px-6" data-device={id}>
      <div className="flex items-start gap-3">
        <span className={cn("grid h-6 place-items-center text-muted", isGoing && "opacity-60")}>
          <Icon />
        </span>
        <div className="min-w-0 flex-1">
          <p className="flex min-h-6 flex-wrap items-center gap-x-2 gap-y-1">
            <span className={cn("font-medium wrap-anywhere", isGoing && "text-muted line-through")}>
              {name}
            </span>
            {isOld && !isGoing && <Badge tone="warning">Not seen for over 30 days</Badge>}
          </p>
          <p className="text-sm text-pretty text-muted" role="status">
            {isGoing ? (
              "Is being removed. Undo to keep it."
            ) : (
              <>
                Last seen <RelativeTime value={last_seen_at} /> · Added <RelativeTime value={created_at} />
              </>
            )}
          </p>
        </div>
        {!isReadOnly && (
          // One button for both, so that the focus stays.
          <Button
            size="sm"
            icon={isGoing ? <Undo2 /> : undefined}
            disabled={removal?.kind === "removing"}
            aria-label={isGoing ? `Undo: keep ${name}` : `Remove ${name}`}
            onClick={() => (isGoing ? onUndo(id) : onRemove(id))}
          >
            {isGoing ? "Undo" : "Remove"}
          </Button>
        )}
      </div>
      {removal?.kind === "failed" && (
        <ErrorNotice title={`${nameFully()} was not removed`} error={removal.error} className="mt-2" />
      )}
    </li>
  );
}

const PLATFORMS: Record<string, { name: string; icon: LucideIcon } | undefined> = {
  ios: { name: "iPhone or iPad", icon: Smartphone },
  android: { name: "Android device", icon: Smartphone },
  web: { name: "Browser", icon: Globe },
};
