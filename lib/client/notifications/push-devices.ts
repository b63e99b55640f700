import type { QueryClient } from "@tanstack/react-query";
import { ApiError } from "@/lib/contract/api-error";
import { pushTokenRemove, pushTokensList } from "@/lib/contract/endpoints/preferences";
import { buildPath } from "@/lib/contract/path";
import { callDoor } from "../call-door";
import { send } from "../door-request";
import { readQuery } from "../read-query";
import { announce } from "../tabs";

const STALE_AFTER_MS = 30 * 86_400_000;

export const pushDeviceQueries = {
  list: () =>
    readQuery({
      queryKey: ["push-devices"],
      endpoint: pushTokensList,
      staleTimeMs: 30_000,
      toData: (body) => body.results,
    }),
};

/** Already gone counts as removed. */
export async function removePushDevice(client: QueryClient, id: string): Promise<void> {
  try {
    await callDoor({ endpoint: pushTokenRemove, params: { id } });
  } catch (error) {
    if (!(error instanceof ApiError && error.status === 404)) throw error;
  }
  const { queryKey } = pushDeviceQueries.list();
  await client.cancelQueries({ queryKey });
  client.setQueryData(queryKey, (devices) => devices?.filter((device) => device.id !== id));
  announce({ type: "notifications-changed" });
}

/** For a page that goes at this moment: nobody is there to read the answer. */
export function removeWhileLeaving(id: string): void {
  const path = buildPath(pushTokenRemove.path, { uuid: "@me", id });
  void send(path, { method: pushTokenRemove.method, keepalive: true }).catch(() => {});
}

/** An app that is used tells its token anew; one that has not for a month is likely gone. */
export function isStale(lastSeenAt: string, nowMs: number): boolean {
  return nowMs - Date.parse(lastSeenAt) > STALE_AFTER_MS;
}
