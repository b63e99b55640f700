import { type NotificationKey, type RealtimeType, realtimeTypes } from "@/lib/contract/notifications";

type InApp = {
  /** The mail about the same thing, on whose row it stands. */
  mail?: NotificationKey;
  causes: string;
};

const inApp: Record<RealtimeType, InApp> = {
  comment_mention: { mail: "discussions_mentioned", causes: "Somebody mentions you in a comment." },
  issue_assigned: { mail: "error_tracking_issue_assigned", causes: "Somebody assigns an issue to you." },
  pipeline_failure: { mail: "plugin_disabled", causes: "A data pipeline fails." },
  web_analytics_digest: { mail: "web_analytics_weekly_digest", causes: "Once a week, with the visits." },
  materialization_failure: {
    mail: "materialized_view_sync_failed",
    causes: "A materialised view could not be brought up to date.",
  },
  alert_firing: { causes: "An alert that you follow fires." },
  approval_requested: { causes: "Somebody asks you to approve a change." },
  approval_resolved: { causes: "A change that waited for approval is decided." },
  experiment_concluded: { causes: "An experiment comes to its end." },
  project_created: { causes: "Somebody creates a project in your organisation." },
  usage_spike: { causes: "Usage rises far above what is normal." },
  reminder: { causes: "Something that you asked to be reminded of is due." },
  achievement_unlocked: { causes: "You reach an achievement." },
  subscription_nudge: { causes: "Something about the subscription needs a look." },
  email_reputation: { causes: "Mail that a project sends is marked as unwanted too often." },
};

export type InAppType = {
  type: string;
  label: string;
  causes: string;
  mail: NotificationKey | null;
  /** Another version of the server sends it; the door passes on only what is known (security.md N1). */
  isUnknown: boolean;
};

export function describeInApp(type: string): InAppType {
  if (!isKnown(type)) {
    const causes = "A newer kind of notification than this page knows. It arrives as usual.";
    return { type, label: toLabel(type), causes, mail: null, isUnknown: true };
  }
  const { mail = null, causes } = inApp[type];
  return { type, label: realtimeTypes[type], causes, mail, isUnknown: false };
}

function isKnown(type: string): type is RealtimeType {
  return Object.hasOwn(realtimeTypes, type);
}

/** "deploy_finished" reads "Deploy finished". */
function toLabel(type: string): string {
  const words = type.replace(/[_-]+/g, " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
