"use client";

import { useQuery } from "@tanstack/react-query";
import { ConfirmAction } from "@/components/settings/confirm-action";
import { ReadState } from "@/components/settings/read-state";
import { RowsSkeleton } from "@/components/settings/rows-skeleton";
import { Card, CardBody } from "@/components/ui/card";
import { DateText } from "@/components/ui/date-text";
import { Item, ItemList } from "@/components/ui/item";
import { RelativeTime } from "@/components/ui/relative-time";
import { securityQueries } from "@/lib/client/security/queries";
import { removeDevice } from "@/lib/client/security/session-calls";
import { describeUserAgent } from "@/lib/contract/describe-user-agent";
import type { Device } from "@/lib/contract/schemas/security";
import { DEVICE_ICONS } from "./session-row";

interface DeviceListProps {
  /** With what to say of it: the row is gone by then. */
  onForgotten: (message: string) => void;
}

export function DeviceList({ onForgotten }: DeviceListProps) {
  const devices = useQuery(securityQueries.devices());
  return (
    <Card
      id="remembered-devices"
      title="Remembered devices"
      description="Browsers where you chose to be remembered. They sign in without a second factor for 30 days."
    >
      <CardBody flush>
        <ReadState
          query={devices}
          failed="Your remembered devices could not be read"
          skeleton={<RowsSkeleton label="Loading remembered devices" rows={1} />}
        >
          {(rows) =>
            rows.length === 0 ? (
              <p className="px-4 py-4 text-muted sm:px-6">No device is remembered.</p>
            ) : (
              <ItemList>
                {rows.map((device) => (
                  <DeviceRow key={device.id} device={device} onForgotten={onForgotten} />
                ))}
              </ItemList>
            )
          }
        </ReadState>
      </CardBody>
    </Card>
  );
}

function DeviceRow({ device, onForgotten }: { device: Device } & DeviceListProps) {
  const { name, kind } = describeUserAgent(device.user_agent);
  const Icon = DEVICE_ICONS[kind];
  return (
    <Item
      media={<Icon className="text-muted" />}
      title={name}
      description={
        <>
          Last used <RelativeTime value={device.last_used_at ?? device.created_at} />
          {" · Remembered until "}
          <DateText value={device.expires_at} />
        </>
      }
      action={
        <ConfirmAction
          label="Forget"
          name={`Forget ${name}`}
          needs="listDevices"
          title={`Forget ${name}?`}
          description="Its next sign-in needs a second factor again. A session that is open there goes on."
          confirmLabel="Forget device"
          pendingLabel="Forgetting"
          failed="It is still remembered"
          run={() => removeDevice(device.id)}
          onDone={() => onForgotten(`${name} forgotten`)}
        />
      }
    />
  );
}
