export type NotificationGroup =
  | "Digests"
  | "Mentions and assignments"
  | "Errors and pipelines"
  | "Organisation"
  | "In the app";

type Shared = {
  /** What the person receives. */
  label: string;
  /** What makes it arrive. */
  causes: string;
  group: NotificationGroup;
  channel: "email" | "in_app";
};

/** One switch for the person. `isOn` says what the stored value means: one name lies. */
type BooleanEntry = Shared & { kind: "boolean"; scope: "you"; default: boolean; isInverted: boolean };

/** A value for each project, organisation or pipeline; an id that is missing follows `default`. */
type MapEntry = Shared & {
  kind: "map";
  scope: "project" | "organization" | "pipeline";
  /** Whether the answer names it before anything was stored. */
  isListed: boolean;
  isInverted: boolean;
  /** The switch without which no id matters. */
  master?: string;
};

type NumberEntry = Shared & {
  kind: "number";
  scope: "you";
  default: number;
  min: number;
  max: number;
  master: string;
};

/** By type of notification and project. */
type RealtimeEntry = Shared & { kind: "realtime"; scope: "project"; isListed: boolean; isInverted: boolean };

export type NotificationEntry = BooleanEntry | MapEntry | NumberEntry | RealtimeEntry;

/**
 * Every key of `notification_settings` (contract.md 4): what it is called, what it causes, and what
 * its stored value means. `isInverted` is the only place that knows that `all_weekly_digest_disabled:
 * true` means off and that `plugin_disabled: true`, for all its name, means on.
 */
export const notificationCatalogue = {
  plugin_disabled: {
    kind: "boolean",
    label: "Data pipeline errors",
    causes: "A data pipeline fails more often than your threshold.",
    group: "Errors and pipelines",
    channel: "email",
    scope: "you",
    default: true,
    isInverted: false,
  },
  error_tracking_issue_assigned: {
    kind: "boolean",
    label: "Issue assigned to you",
    causes: "Somebody assigns an error tracking issue to you.",
    group: "Mentions and assignments",
    channel: "email",
    scope: "you",
    default: true,
    isInverted: false,
  },
  error_tracking_weekly_digest: {
    kind: "boolean",
    label: "Error tracking digest",
    causes: "Once a week, with the errors of your projects.",
    group: "Digests",
    channel: "email",
    scope: "you",
    default: true,
    isInverted: false,
  },
  error_tracking_weekly_digest_project_enabled: {
    kind: "map",
    label: "Error tracking digest by project",
    causes: "Once a week, with the errors of that project.",
    group: "Digests",
    channel: "email",
    scope: "project",
    isListed: false,
    isInverted: false,
    master: "error_tracking_weekly_digest",
  },
  discussions_mentioned: {
    kind: "boolean",
    label: "Mentions in comments",
    causes: "Somebody mentions you in a comment.",
    group: "Mentions and assignments",
    channel: "email",
    scope: "you",
    default: true,
    isInverted: false,
  },
  project_weekly_digest_disabled: {
    kind: "map",
    label: "Weekly digest by project",
    causes: "Once a week, with what happened in that project.",
    group: "Digests",
    channel: "email",
    scope: "project",
    isListed: true,
    isInverted: true,
    master: "all_weekly_digest_disabled",
  },
  all_weekly_digest_disabled: {
    kind: "boolean",
    label: "Weekly digest",
    causes: "Once a week, with what happened in your projects.",
    group: "Digests",
    channel: "email",
    scope: "you",
    default: false,
    isInverted: true,
  },
  data_pipeline_error_threshold: {
    kind: "number",
    label: "Failure rate threshold",
    causes: "Below this share of failed runs no mail is sent.",
    group: "Errors and pipelines",
    channel: "email",
    scope: "you",
    default: 0.01,
    min: 0,
    max: 1,
    master: "plugin_disabled",
  },
  project_api_key_exposed: {
    kind: "boolean",
    label: "Project API key exposed",
    causes: "A project's key is found in public; sent to the organisation's admins.",
    group: "Organisation",
    channel: "email",
    scope: "you",
    default: true,
    isInverted: false,
  },
  materialized_view_sync_failed: {
    kind: "boolean",
    label: "Materialised view failed",
    causes: "A materialised view could not be brought up to date.",
    group: "Errors and pipelines",
    channel: "email",
    scope: "you",
    default: false,
    isInverted: false,
  },
  web_analytics_weekly_digest: {
    kind: "boolean",
    label: "Web analytics digest",
    causes: "Once a week, with the visits of your projects.",
    group: "Digests",
    channel: "email",
    scope: "you",
    default: true,
    isInverted: false,
  },
  web_analytics_weekly_digest_project_enabled: {
    kind: "map",
    label: "Web analytics digest by project",
    causes: "Once a week, with the visits of that project.",
    group: "Digests",
    channel: "email",
    scope: "project",
    isListed: false,
    isInverted: false,
    master: "web_analytics_weekly_digest",
  },
  organization_member_join_email_disabled: {
    kind: "map",
    label: "New members by organisation",
    causes: "Somebody joins that organisation.",
    group: "Organisation",
    channel: "email",
    scope: "organization",
    isListed: true,
    isInverted: true,
  },
  pipeline_notifications_disabled: {
    kind: "map",
    label: "Pipelines one by one",
    causes: "That pipeline fails more often than your threshold.",
    group: "Errors and pipelines",
    channel: "email",
    scope: "pipeline",
    isListed: false,
    isInverted: true,
    master: "plugin_disabled",
  },
  realtime_notifications_disabled: {
    kind: "realtime",
    label: "Notifications in the app",
    causes: "Something of that kind happens in that project.",
    group: "In the app",
    channel: "in_app",
    scope: "project",
    isListed: false,
    isInverted: true,
  },
} as const satisfies Record<string, NotificationEntry>;

export type NotificationKey = keyof typeof notificationCatalogue;

export const notificationKeys = Object.keys(notificationCatalogue) as NotificationKey[];

export function isNotificationKey(name: string): name is NotificationKey {
  return Object.hasOwn(notificationCatalogue, name);
}

export function getNotificationEntry(key: NotificationKey): NotificationEntry {
  return notificationCatalogue[key];
}

/** Whether a stored switch means that the person receives it, and back. */
export function isReceived(key: NotificationKey, stored: boolean): boolean {
  const entry = getNotificationEntry(key);
  return "isInverted" in entry && entry.isInverted ? !stored : stored;
}

export const toStored = isReceived;

/** What holds for somebody who never chose (contract.md 4); keys that answers leave out are missing. */
export function buildNotificationDefaults(): Record<string, unknown> {
  const defaults: Record<string, unknown> = {};
  for (const key of notificationKeys) {
    const entry = getNotificationEntry(key);
    if (entry.kind === "boolean" || entry.kind === "number") {
      defaults[key] = entry.default;
    } else if (entry.isListed) {
      defaults[key] = {};
    }
  }
  return defaults;
}

/** Kinds of in-app notifications that PostHog has had; a server says which of them are in use. */
export const realtimeTypes = {
  comment_mention: "Mentions in comments",
  alert_firing: "Alerts",
  approval_requested: "Approvals asked of you",
  approval_resolved: "Approvals decided",
  pipeline_failure: "Pipeline failures",
  issue_assigned: "Issues assigned to you",
  experiment_concluded: "Experiments concluded",
  project_created: "New projects",
  usage_spike: "Usage spikes",
  reminder: "Reminders",
  web_analytics_digest: "Web analytics digests",
  achievement_unlocked: "Achievements",
  subscription_nudge: "Subscription hints",
  email_reputation: "E-mail reputation",
  materialization_failure: "Materialisation failures",
} as const;

export type RealtimeType = keyof typeof realtimeTypes;

/** The ones that our own server sends. */
export const activeRealtimeTypes = [
  "comment_mention",
  "alert_firing",
  "approval_requested",
  "approval_resolved",
  "pipeline_failure",
  "issue_assigned",
] as const satisfies RealtimeType[];

export const PIPELINE_ID = /^(hog_function|batch_export|plugin_config):[0-9a-zA-Z-]{1,128}$/;
/** Ids of one map, after the merge: contract.md says so of pipelines, the rest must end somewhere too. */
export const NOTIFICATION_IDS_MAX = 1_000;
