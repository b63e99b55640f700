import { and, eq, ne, or, sql } from "drizzle-orm";
import { DEFAULT_APP_NAME } from "@/lib/contract/authenticator-name";
import { AUTHENTICATORS_MAX } from "@/lib/contract/limits";
import type { Queryable } from "../../db/database";
import { totpDevices } from "../../db/schema/credentials";
import { ServiceError } from "../../service-error";

type Name = { userId: number; name: string; exceptId?: string };

/** Two apps of one name could not be told apart when one of them is lost. */
export async function requireFreeName(db: Queryable, { userId, name, exceptId }: Name): Promise<void> {
  const isOther = exceptId === undefined ? undefined : ne(totpDevices.id, exceptId);
  const isSameName = sql`lower(${totpDevices.name}) = lower(${name})`;
  // It would stand twice in the list of the pages, which show "default" as this.
  const isShownSo = name.toLowerCase() === DEFAULT_APP_NAME.toLowerCase();
  const isTaken = isShownSo ? or(isSameName, eq(totpDevices.name, "default")) : isSameName;
  const [taken] = await db
    .select({ id: totpDevices.id })
    .from(totpDevices)
    .where(and(eq(totpDevices.userId, userId), isTaken, isOther))
    .limit(1);
  if (taken) {
    throw new ServiceError("invalid_input", {
      detail: "You already have an authenticator app with this name.",
      attr: "name",
    });
  }
}

export function requireRoom(count: number): void {
  if (count >= AUTHENTICATORS_MAX) {
    const detail = `An account can have ${AUTHENTICATORS_MAX} authenticator apps. Remove one first.`;
    throw new ServiceError("invalid_input", { detail });
  }
}
