"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { AccessNotice } from "@/components/settings/access-notice";
import { ReadState } from "@/components/settings/read-state";
import { RowsSkeleton } from "@/components/settings/rows-skeleton";
import { useAccess } from "@/components/settings/use-access";
import { Card, CardBody, CardFooter } from "@/components/ui/card";
import { LiveRegion } from "@/components/ui/live-region";
import {
  pushDeviceQueries,
  removePushDevice,
  removeWhileLeaving,
} from "@/lib/client/notifications/push-devices";
import { DeviceRow } from "./device-row";
import { NoDevices } from "./no-devices";
import { useDeferredRemoval } from "./use-deferred-removal";

export function DevicesCard({ isReadOnly }: { isReadOnly: boolean }) {
  const client = useQueryClient();
  const access = useAccess("listPushDevices");
  const isListed = access.kind === "works";
  const devices = useQuery({ ...pushDeviceQueries.list(), enabled: isListed });
  const sectionRef = useRef<HTMLElement>(null);
  const [spoken, setSpoken] = useState("");
  const { removals, start, undo } = useDeferredRemoval({
    removeWhileLeaving,
    async remove(id) {
      // The button that has the focus goes with its row.
      const holdsFocus = sectionRef.current
        ?.querySelector(`[data-device="${id}"]`)
        ?.contains(document.activeElement);
      await removePushDevice(client, id);
      setSpoken("Device removed");
      if (holdsFocus) sectionRef.current?.focus();
    },
  });
  return (
    <Card
      ref={sectionRef}
      id="devices"
      tabIndex={-1}
      className="focus-visible:outline-none"
      title="Push devices"
      description="Phones, tablets and browsers that get a push when you are not looking at the app."
    >
      <CardBody flush>
        <LiveRegion message={spoken} />
        {isListed ? (
          <ReadState
            query={devices}
            failed="Your push devices could not be read"
            skeleton={<RowsSkeleton label="Loading push devices" rows={2} />}
          >
            {(rows) =>
              rows.length === 0 ? (
                <NoDevices />
              ) : (
                <ul className="divide-y divide-border">
                  {rows.map((device) => (
                    <DeviceRow
                      key={device.id}
                      device={device}
                      removal={removals.get(device.id) ?? null}
                      isReadOnly={isReadOnly}
                      onRemove={start}
                      onUndo={undo}
                    />
                  ))}
                </ul>
              )
            }
          </ReadState>
        ) : (
          <AccessNotice access={access} look="body" title="Push devices are not listed here" />
        )}
      </CardBody>
      {devices.data && devices.data.length > 0 && (
        <CardFooter hint="A removed device comes back when its app is opened again while signed in." />
      )}
    </Card>
  );
}
