import { z } from "zod";
import { instantSchema, integerQuery, maybe, uuidParamSchema } from "../fields";
import { PASSWORD_LENGTH_MAX, PERSON_NAME_MAX } from "../limits";
import { nameSchema } from "../shown-text";
import { defineSchemas } from "./schema-set";

const bool = maybe(z.boolean());
const text = maybe(z.string());
const json = z.unknown().optional();

export const roles = [
  "engineering",
  "data",
  "product",
  "founder",
  "leadership",
  "marketing",
  "sales",
  "other",
] as const;
export const themeModes = ["light", "dark", "system"] as const;
export const toolbarModes = ["disabled", "toolbar"] as const;
export const shortcutPositions = ["above", "below", "hidden"] as const;

const teamSchema = z.object({
  id: z.number(),
  uuid: text,
  organization: text,
  project_id: maybe(z.number()),
  api_token: text,
  name: text,
  completed_snippet_onboarding: bool,
  has_completed_onboarding_for: json,
  ingested_event: bool,
  is_demo: bool,
  timezone: text,
  access_control: bool,
});

const organizationBasicSchema = z.object({
  id: z.string(),
  name: z.string(),
  slug: text,
  logo_media_id: text,
  membership_level: maybe(z.number()),
  members_can_use_personal_api_keys: bool,
  is_active: bool,
  is_not_active_reason: text,
  is_pending_deletion: bool,
});

const organizationSchema = organizationBasicSchema.extend({
  created_at: text,
  updated_at: text,
  plugins_access_level: maybe(z.number()),
  teams: maybe(z.array(z.looseObject({ id: z.number(), name: text }))),
  projects: maybe(z.array(z.looseObject({ id: z.number(), name: text }))),
  available_product_features: json,
  is_member_join_email_enabled: bool,
  metadata: json,
  customer_id: text,
  enforce_2fa: bool,
  members_can_invite: bool,
  allow_publicly_shared_resources: bool,
  member_count: maybe(z.number()),
  is_ai_data_processing_approved: bool,
  default_experiment_stats_method: text,
  default_anonymize_ips: bool,
  default_role_id: text,
});

/** Section 3 of contract.md, in the page's order; only what every PostHog sends is required. */
export const userSchema = z.object({
  date_joined: text,
  uuid: z.string(),
  distinct_id: text,
  first_name: text,
  last_name: text,
  email: z.string(),
  pending_email: text,
  is_email_verified: bool,
  notification_settings: maybe(z.record(z.string(), json)),
  anonymize_data: bool,
  allow_impersonation: bool,
  toolbar_mode: text,
  has_password: bool,
  id: maybe(z.number()),
  is_staff: bool,
  is_impersonated: bool,
  is_impersonated_until: text,
  is_impersonated_read_only: bool,
  sensitive_session_expires_at: maybe(instantSchema),
  /** Of today's PostHog: until when this session counts as freshly proved. */
  fresh_reauth_expires_at: maybe(instantSchema),
  team: maybe(teamSchema),
  organization: maybe(organizationSchema),
  organizations: maybe(z.array(organizationBasicSchema)),
  events_column_config: json,
  is_2fa_enabled: bool,
  has_social_auth: bool,
  has_sso_enforcement: bool,
  has_seen_product_intro_for: json,
  scene_personalisation: maybe(z.array(z.object({ scene: z.string(), dashboard: maybe(z.number()) }))),
  theme_mode: text,
  hedgehog_config: json,
  allow_sidebar_suggestions: bool,
  shortcut_position: text,
  role_at_organization: text,
  passkeys_enabled_for_2fa: bool,
  onboarding_skipped_at: text,
  onboarding_skipped_reason: text,
  onboarding_skipped_organization_id: text,
  onboarding_delegated_to_invite: text,
  onboarding_delegated_to_organization_id: text,
  onboarding_delegation_accepted_at: text,
  is_organization_first_user: bool,
  active_realtime_notification_types: maybe(z.array(z.string())),
  /** Of today's PostHog: keys of `notification_settings` that the organisation decides, with their value. */
  notification_locks: maybe(z.record(z.string(), json)),
  pending_invites: maybe(
    z.array(
      z.object({
        id: z.string(),
        target_email: z.string(),
        organization_id: z.string(),
        organization_name: z.string(),
        created_at: instantSchema,
      }),
    ),
  ),
});

/**
 * An address people can be reached at, in any script; a line break could forge the head of a mail.
 * The usual checks for ASCII would refuse half of the world, so only the shape is looked at.
 */
export const emailAddressSchema = z
  .string()
  .trim()
  .min(1)
  .max(254)
  .regex(
    /^[^\s@<>()[\]\\,;:"\p{Cc}]{1,64}@[^\s@<>()[\]\\,;:"\p{Cc}]+\.[^\s@.<>()[\]\\,;:"\p{Cc}]{2,}$/u,
    "Enter a valid email address.",
  );

const nullableBool = z.boolean().nullable();

/**
 * What a PATCH may carry; keys that are read-only or unknown are dropped, not refused.
 */
export const userUpdateSchema = z
  .object({
    first_name: nameSchema(PERSON_NAME_MAX).min(1),
    last_name: nameSchema(PERSON_NAME_MAX),
    anonymize_data: nullableBool,
    allow_impersonation: nullableBool,
    toolbar_mode: z.enum(toolbarModes),
    is_staff: z.boolean(),
    set_current_organization: z.string().max(64),
    set_current_team: z.union([z.string().max(64), z.number()]).transform(String),
    events_column_config: json,
    has_seen_product_intro_for: json,
    theme_mode: z.enum(themeModes).nullable(),
    hedgehog_config: json,
    allow_sidebar_suggestions: nullableBool,
    shortcut_position: z.enum(shortcutPositions).nullable(),
    passkeys_enabled_for_2fa: nullableBool,
    role_at_organization: z.enum(roles).nullable(),
    email: emailAddressSchema,
    password: z.string().min(1).max(PASSWORD_LENGTH_MAX),
    current_password: z.string().max(PASSWORD_LENGTH_MAX),
    notification_settings: z.record(z.string(), json),
  })
  .partial();

const userParams = z.object({ uuid: uuidParamSchema });
const teamKeys = Object.keys(teamSchema.shape).map((key) => `team.${key}`);
const organizationKeys = Object.keys(organizationSchema.shape).map((key) => `organization.${key}`);
const membershipKeys = Object.keys(organizationBasicSchema.shape).map((key) => `organizations[].${key}`);
const userKeys = [...Object.keys(userSchema.shape), ...teamKeys, ...organizationKeys, ...membershipKeys];

export const accountSchemas = {
  accountGet: defineSchemas({ params: userParams, response: userSchema, emits: userKeys }),
  accountUpdate: defineSchemas({
    params: userParams,
    body: userUpdateSchema,
    response: userSchema,
    emits: userKeys,
    errors: [
      "invalid_choice",
      "does_not_exist",
      "max_length",
      "incorrect_password",
      "no_passkeys",
      "sensitive_action_required_reauth",
    ],
  }),
  accountList: defineSchemas({
    query: z.object({
      limit: integerQuery({ min: 1, max: 100, default: 100 }),
      offset: integerQuery({ min: 0, default: 0 }),
      email: z.string().max(254).optional(),
      is_staff: z.enum(["true", "false"]).optional(),
    }),
    response: z.object({
      count: z.number(),
      next: text,
      previous: text,
      results: z.array(userSchema),
    }),
    emits: ["count", "next", "previous", "results[]", ...userKeys.map((key) => `results[].${key}`)],
  }),
};

export type User = z.output<typeof userSchema>;
export type UserUpdate = z.output<typeof userUpdateSchema>;
