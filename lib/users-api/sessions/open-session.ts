import { eq } from "drizzle-orm";
import { recordActivity } from "../activity/record-activity";
import type { ApiContext } from "../context";
import type { Transaction } from "../db/database";
import { type SessionRow, sessions } from "../db/schema/credentials";
import { type UserRow, users } from "../db/schema/users";
import { isNewDevice, toDeviceKey } from "../devices/is-new-device";
import type { ClientInfo } from "../http/client-info";
import { queueMail } from "../mail/queue-mail";
import { buildNewDeviceMail } from "./mails";
import { type Factor, renewSession, startSession } from "./start-session";

type Opening = {
  user: UserRow;
  /** The live session that the browser holds, whoever's it is. */
  held: SessionRow | null;
  factor: Factor;
  client: ClientInfo;
};

/**
 * Once everything is proved: renews the proof and the id of the person's live session, or starts
 * one. Returns the cookie value, which is stored nowhere.
 */
export async function openSession(ctx: ApiContext, tx: Transaction, opening: Opening): Promise<string> {
  const { user, held, factor, client } = opening;
  if (held?.userId === user.id) {
    const renewed = await renewSession(ctx, tx, held, factor);
    if (renewed !== null) {
      await recordActivity(ctx, tx, { userId: user.id, type: "reauthenticated", client });
      return renewed;
    }
  } else if (held) {
    // The browser gives this session up for another person's; nobody could end it any more.
    await tx.delete(sessions).where(eq(sessions.id, held.id));
    await recordActivity(ctx, tx, { userId: held.userId, type: "session_ended", client });
  }
  if (await isNewDevice(tx, { userId: user.id, client })) {
    await queueMail(ctx, tx, buildNewDeviceMail(ctx, { user, client }));
  }
  const detail = { device: toDeviceKey(client), factor };
  await recordActivity(ctx, tx, { userId: user.id, type: "logged_in", client, detail });
  await tx.update(users).set({ lastLoginAt: ctx.clock.now() }).where(eq(users.id, user.id));
  return startSession(ctx, tx, { userId: user.id, client, factor });
}
