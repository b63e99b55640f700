import { eq } from "drizzle-orm";
import { recordActivity } from "../activity/record-activity";
import { sessions } from "../db/schema/credentials";
import type { Verb } from "../http/verb";
import { buildSessionCookie } from "./start-session";

export const logOut: Verb<"logout"> = async ({ ctx, caller, request }) => {
  if (caller.kind === "session") {
    await ctx.db.transaction(async (tx) => {
      await tx.delete(sessions).where(eq(sessions.id, caller.session.id));
      await recordActivity(ctx, tx, {
        userId: caller.user.id,
        type: "logged_out",
        client: request.client,
      });
    });
  }
  return { body: null, cookies: [buildSessionCookie(ctx, "")] };
};
