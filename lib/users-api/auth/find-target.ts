import { and, eq } from "drizzle-orm";
import type { Endpoint } from "@/lib/contract/endpoint";
import type { ApiContext } from "../context";
import { type UserRow, users } from "../db/schema/users";
import { isUuid } from "../http/is-uuid";
import { ServiceError } from "../service-error";
import type { Caller } from "./caller";

/** The user a path names, by the rules of contract.md 1.4. */
export async function getTarget(
  ctx: ApiContext,
  endpoint: Endpoint,
  caller: Caller,
  uuid: string | undefined,
): Promise<UserRow> {
  if (endpoint.user === "none" || endpoint.user === "ignored" || uuid === "@me") {
    return caller.user;
  }
  if (endpoint.user === "self_only") {
    throw new ServiceError("permission_denied", { detail: selfOnlyText(endpoint) });
  }
  if (!caller.user.isStaff) {
    throw new ServiceError("permission_denied", {
      detail: "As a non-staff user you're only allowed to access the `@me` user instance.",
    });
  }
  return getActiveUser(ctx, uuid ?? "");
}

async function getActiveUser(ctx: ApiContext, uuid: string): Promise<UserRow> {
  if (!isUuid(uuid)) {
    throw new ServiceError("not_found");
  }
  const [user] = await ctx.db
    .select()
    .from(users)
    .where(and(eq(users.uuid, uuid), eq(users.isActive, true)));
  if (!user) {
    throw new ServiceError("not_found");
  }
  return user;
}

function selfOnlyText(endpoint: Endpoint): string {
  return endpoint.path.includes("/push_tokens/")
    ? "Push tokens can only be managed via the `@me` path."
    : "This can only be managed via the `@me` path.";
}
