import { notificationTest } from "@/lib/contract/endpoints/preferences";
import type { NotificationKey } from "@/lib/contract/notifications";
import { callDoor } from "../call-door";

/** Sends the person an example of the mail. */
export async function sendTest(key: NotificationKey): Promise<void> {
  await callDoor({ endpoint: notificationTest, body: { key } });
}
