import type { QueryClient } from "@tanstack/react-query";
import { accountQueries } from "../account/queries";
import { pushDeviceQueries } from "./push-devices";

/** For a tab that hears of a change made in another. */
export async function followNotifications(client: QueryClient): Promise<void> {
  await Promise.all([
    client.invalidateQueries({ queryKey: accountQueries.me().queryKey, exact: true }),
    client.invalidateQueries({ queryKey: pushDeviceQueries.list().queryKey }),
  ]);
}
