import { and, eq } from "drizzle-orm";
import type { ApiContext } from "../context";
import type { SessionRow } from "../db/schema/credentials";
import { organizationMemberships, organizations, type UserRow } from "../db/schema/users";
import { ServiceError } from "../service-error";
import { hasTotpDevice } from "../users/has-totp-device";

/** What an organisation that enforces 2FA leaves open until it is set up, to the letter of the path. */
const openPaths = new Set([
  "/api/users/@me/",
  "/api/users/@me/two_factor_start_setup/",
  "/api/users/@me/two_factor_validate/",
  "/api/users/@me/two_factor_status/",
  "/api/users/@me/two_factor_backup_codes/",
  "/api/users/@me/two_factor_disable/",
  "/logout/",
  "/api/logout/",
  "/api/login/",
  "/api/login/token/",
  "/api/login/code-based-verification/",
]);

type Visit = { user: UserRow; session: SessionRow; path: string };

/**
 * Refuses a session whose current organisation enforces 2FA until its person has set it up and
 * this session has shown it (contract.md 1.6). Keys are not subject to it.
 */
export async function requireTwoFactor(ctx: ApiContext, { user, session, path }: Visit): Promise<void> {
  if (openPaths.has(path) || !(await isEnforced(ctx, user))) {
    return;
  }
  if (!(await hasTotpDevice(ctx.db, user.id))) {
    throw new ServiceError("two_factor_setup_required");
  }
  if (session.twoFactorVerifiedAt === null) {
    throw new ServiceError("two_factor_verification_required");
  }
}

async function isEnforced(ctx: ApiContext, user: UserRow): Promise<boolean> {
  if (user.currentOrganizationId === null) {
    return false;
  }
  const [row] = await ctx.db
    .select({ enforce2fa: organizations.enforce2fa })
    .from(organizations)
    .innerJoin(organizationMemberships, eq(organizationMemberships.organizationId, organizations.id))
    .where(
      and(
        eq(organizations.id, user.currentOrganizationId),
        eq(organizationMemberships.userId, user.id),
        eq(organizations.enforce2fa, true),
      ),
    );
  return row !== undefined;
}
