import { eq } from "drizzle-orm";
import type { UserUpdate } from "@/lib/contract/schemas/account";
import type { Caller } from "../auth/caller";
import { type UserRow, users } from "../db/schema/users";
import type { Verb } from "../http/verb";
import { ServiceError } from "../service-error";
import { toEmailKey } from "./email-key";
import { findCurrentScope } from "./find-current-scope";
import { toUser } from "./to-user";

/** Changes what the body names and nothing else; read-only keys are ignored (contract.md 3). */
export const updateUser: Verb<"accountUpdate"> = async ({ ctx, caller, target, body }) => {
  if (body.is_staff !== undefined && !caller.user.isStaff) {
    throw new ServiceError("permission_denied", {
      detail: "You are not a staff user, contact your instance admin.",
    });
  }
  requireBuilt(caller, target, body);
  const user = await ctx.db.transaction(async (tx) => {
    const scope = await findCurrentScope(tx, target, body);
    const changes = { ...toColumns(body), ...scope };
    if (Object.keys(changes).length === 0) {
      return target;
    }
    const [changed] = await tx.update(users).set(changes).where(eq(users.id, target.id)).returning();
    return changed ?? target;
  });
  return { body: await toUser({ ctx, user, caller }) };
};

/** What is not built yet is refused as a whole: nothing may look saved that is not. */
function requireBuilt(caller: Caller, target: UserRow, body: UserUpdate): void {
  const isNewEmail = body.email !== undefined && toEmailKey(body.email) !== target.emailKey;
  const isCredential = isNewEmail || body.password !== undefined;
  if (isCredential && caller.kind === "key") {
    throw new ServiceError("permission_denied", {
      detail:
        "You can only change your email or password from the PostHog app, not with an API key or token.",
    });
  }
  if (isCredential || body.notification_settings !== undefined) {
    throw new ServiceError("not_implemented");
  }
}

function toColumns(body: UserUpdate): Partial<UserRow> {
  const columns: Partial<UserRow> = {
    firstName: body.first_name,
    lastName: body.last_name,
    anonymizeData: body.anonymize_data,
    allowImpersonation: body.allow_impersonation,
    toolbarMode: body.toolbar_mode,
    isStaff: body.is_staff,
    eventsColumnConfig: body.events_column_config,
    hasSeenProductIntroFor: body.has_seen_product_intro_for,
    themeMode: body.theme_mode,
    hedgehogConfig: body.hedgehog_config,
    allowSidebarSuggestions: body.allow_sidebar_suggestions,
    shortcutPosition: body.shortcut_position,
    roleAtOrganization: body.role_at_organization,
  };
  const given = Object.entries(columns).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given);
}
