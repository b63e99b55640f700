import { activeRealtimeTypes } from "@/lib/contract/notifications";
import type { User } from "@/lib/contract/schemas/account";
import type { Caller } from "../auth/caller";
import { toFreshUntil, toRecentUntil } from "../auth/proof";
import type { ApiContext } from "../context";
import type { TeamRow, UserRow } from "../db/schema/users";
import { toNotificationSettings } from "../notifications/to-notification-settings";
import { getProfile } from "../profiles/profiles";
import { loadUserParts, type Membership, type UserParts } from "./load-user-parts";

type Options = { ctx: ApiContext; user: UserRow; caller: Caller };

/** The full user object of contract.md 3, in the page's order; keys that are write-only never appear. */
export async function toUser({ ctx, user, caller }: Options): Promise<User> {
  const parts = await loadUserParts(ctx, user);
  const isSelf = caller.user.id === user.id;
  const hasLocks = getProfile(ctx).hasNotificationLocks;
  const locks = (hasLocks && parts.current?.organization.notificationLocks) || {};
  return {
    ...toIdentity(user),
    is_impersonated: false,
    is_impersonated_until: null,
    is_impersonated_read_only: null,
    sensitive_session_expires_at: isSelf ? toSensitiveExpiry(caller) : null,
    fresh_reauth_expires_at: isSelf ? toFreshExpiry(caller, parts.hasTotp) : null,
    team: parts.team ? toTeam(parts.team) : null,
    organization: parts.current ? toOrganization(parts.current, parts) : null,
    organizations: parts.memberships.map(toOrganizationBasic),
    ...toPreferences(user),
    notification_settings: toNotificationSettings(user.notificationSettings, locks),
    notification_locks: locks,
    is_2fa_enabled: parts.hasTotp,
    has_social_auth: false,
    has_sso_enforcement: false,
    scene_personalisation: parts.scenes,
    passkeys_enabled_for_2fa: user.passkeysEnabledFor2fa,
    ...toOnboarding(user),
    is_organization_first_user: isSelf && parts.current ? !parts.current.membership.isFromInvite : null,
    active_realtime_notification_types: [...activeRealtimeTypes],
    pending_invites: isSelf ? toInvites(parts) : [],
  };
}

function toIdentity(user: UserRow) {
  return {
    date_joined: user.dateJoined.toISOString(),
    uuid: user.uuid,
    distinct_id: user.distinctId,
    first_name: user.firstName,
    last_name: user.lastName,
    email: user.email,
    pending_email: user.pendingEmail,
    is_email_verified: user.isEmailVerified,
    anonymize_data: user.anonymizeData,
    allow_impersonation: user.allowImpersonation,
    toolbar_mode: user.toolbarMode,
    has_password: user.passwordHash !== null,
    id: user.id,
    is_staff: user.isStaff,
  };
}

function toPreferences(user: UserRow) {
  return {
    events_column_config: user.eventsColumnConfig,
    has_seen_product_intro_for: user.hasSeenProductIntroFor,
    theme_mode: user.themeMode,
    hedgehog_config: user.hedgehogConfig,
    allow_sidebar_suggestions: user.allowSidebarSuggestions,
    shortcut_position: user.shortcutPosition ?? "above",
    role_at_organization: user.roleAtOrganization,
  };
}

function toOnboarding(user: UserRow) {
  return {
    onboarding_skipped_at: user.onboardingSkippedAt?.toISOString() ?? null,
    onboarding_skipped_reason: user.onboardingSkippedReason,
    onboarding_skipped_organization_id: user.onboardingSkippedOrganizationId,
    onboarding_delegated_to_invite: user.onboardingDelegatedToInvite,
    onboarding_delegated_to_organization_id: user.onboardingDelegatedToOrganizationId,
    onboarding_delegation_accepted_at: user.onboardingDelegationAcceptedAt?.toISOString() ?? null,
  };
}

function toSensitiveExpiry(caller: Caller): string | null {
  return caller.kind === "session" ? toRecentUntil(caller.session).toISOString() : null;
}

function toFreshExpiry(caller: Caller, hasFactor: boolean): string | null {
  const until = caller.kind === "session" ? toFreshUntil(caller.session, hasFactor) : null;
  return until?.toISOString() ?? null;
}

function toTeam(team: TeamRow) {
  return {
    id: team.id,
    uuid: team.uuid,
    organization: team.organizationId,
    project_id: team.id,
    api_token: team.apiToken,
    name: team.name,
    completed_snippet_onboarding: true,
    has_completed_onboarding_for: null,
    ingested_event: true,
    is_demo: team.isDemo,
    timezone: team.timezone,
    access_control: false,
  };
}

function toOrganizationBasic({ organization, membership }: Membership) {
  return {
    id: organization.id,
    name: organization.name,
    slug: organization.slug,
    logo_media_id: null,
    membership_level: membership.level,
    members_can_use_personal_api_keys: organization.membersCanUsePersonalApiKeys,
    is_active: true,
    is_not_active_reason: null,
    is_pending_deletion: false,
  };
}

function toOrganization(current: Membership, parts: UserParts) {
  const { organization } = current;
  const projects = parts.teams.map((team) => ({
    id: team.id,
    uuid: team.uuid,
    organization: organization.id,
    name: team.name,
    timezone: team.timezone,
    is_demo: team.isDemo,
  }));
  return {
    ...toOrganizationBasic(current),
    created_at: organization.createdAt.toISOString(),
    updated_at: organization.updatedAt.toISOString(),
    plugins_access_level: organization.pluginsAccessLevel,
    teams: projects,
    projects: projects.map(({ id, name, organization: organization_id }) => ({ id, name, organization_id })),
    available_product_features: [],
    is_member_join_email_enabled: organization.isMemberJoinEmailEnabled,
    metadata: {},
    customer_id: null,
    enforce_2fa: organization.enforce2fa,
    members_can_invite: organization.membersCanInvite,
    allow_publicly_shared_resources: organization.allowPubliclySharedResources,
    member_count: parts.memberCount,
    is_ai_data_processing_approved: false,
    default_experiment_stats_method: "bayesian",
    default_anonymize_ips: false,
    default_role_id: null,
  };
}

function toInvites(parts: UserParts) {
  return parts.invites.map(({ invite, organizationName }) => ({
    id: invite.id,
    target_email: invite.targetEmail,
    organization_id: invite.organizationId,
    organization_name: organizationName,
    created_at: invite.createdAt.toISOString(),
  }));
}
