import { eq } from "drizzle-orm";
import type { UserUpdate } from "@/lib/contract/schemas/account";
import type { Caller } from "../auth/caller";
import type { ApiContext } from "../context";
import type { Transaction } from "../db/database";
import { type UserRow, users } from "../db/schema/users";
import { changeEmail, prepareNewEmail } from "../email/change-email";
import { refuseTaken } from "../email/store-address";
import type { Verb } from "../http/verb";
import { mergeNotificationSettings } from "../notifications/merge-notification-settings";
import { parseNotificationSettings } from "../notifications/parse-notification-settings";
import { getProfile } from "../profiles/profiles";
import { ServiceError } from "../service-error";
import { prepareNewPassword, storePassword } from "./change-password";
import { findCurrentScope } from "./find-current-scope";
import { toUser } from "./to-user";

/** Changes what the body names and nothing else; read-only keys are ignored (contract.md 3). */
export const updateUser: Verb<"accountUpdate"> = async (input) => {
  const { ctx, caller, target, body } = input;
  const { client } = input.request;
  if (body.is_staff !== undefined && !caller.user.isStaff) {
    throw new ServiceError("permission_denied", {
      detail: "You are not a staff user, contact your instance admin.",
    });
  }
  if (body.passkeys_enabled_for_2fa === true) {
    // No passkey can be made here, so nobody has a verified one.
    throw new ServiceError("no_passkeys", { attr: "passkeys_enabled_for_2fa" });
  }
  requireOwnCredentials(ctx, { caller, target, body });
  const notifications = body.notification_settings && parseNotificationSettings(body.notification_settings);
  const passwordHash = await prepareNewPassword(ctx, { caller, target, body });
  const address = await prepareNewEmail(ctx, { caller, target, email: body.email, client });
  const change = async (tx: Transaction) => {
    const scope = await findCurrentScope(tx, target, body);
    if (passwordHash !== null) {
      await storePassword(ctx, tx, { caller, target, passwordHash, client });
    }
    if (address !== null) {
      await changeEmail(ctx, tx, { caller, target, address, client });
    }
    if (notifications) {
      // The organisation that decides is the one in which the answer is given.
      await mergeNotificationSettings(ctx, tx, { ...target, ...scope }, notifications);
    }
    const changes = { ...toColumns(body), ...scope };
    if (Object.keys(changes).length > 0) {
      await tx.update(users).set(changes).where(eq(users.id, target.id));
    }
    const [changed] = await tx.select().from(users).where(eq(users.id, target.id));
    return changed ?? target;
  };
  const user = await refuseTaken(() => ctx.db.transaction(change), "unique");
  return { body: await toUser({ ctx, user, caller }) };
};

type Change = { caller: Caller; target: UserRow; body: UserUpdate };

/** How somebody signs in is theirs alone to change, and by a session: no key, no staff. */
function requireOwnCredentials(ctx: ApiContext, { caller, target, body }: Change): void {
  const isNewEmail = body.email !== undefined && body.email !== target.email;
  const isCredential = isNewEmail || body.password !== undefined;
  if (isCredential && caller.user.id !== target.id) {
    throw new ServiceError("permission_denied");
  }
  if (isCredential && caller.kind === "key" && !getProfile(ctx).mayKeyChangeCredentials) {
    throw new ServiceError("permission_denied", {
      detail:
        "You can only change your email or password from the PostHog app, not with an API key or token.",
    });
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
    passkeysEnabledFor2fa: body.passkeys_enabled_for_2fa,
  };
  const given = Object.entries(columns).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given);
}
