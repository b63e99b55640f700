import type { InstallationStatus, Integration } from "@/lib/contract/schemas/github";

export type HealthStep = "reconnect" | "manage" | "wait";

export type Health = {
  label: string;
  tone: "success" | "warning" | "danger";
  /** What happened and what it means; null where there is nothing to do. */
  explain: string | null;
  step: HealthStep | null;
  /** What the step is called in a list of things to do. */
  task: string | null;
};

const table: Record<InstallationStatus, Health> = {
  healthy: { label: "Healthy", tone: "success", explain: null, step: null, task: null },
  suspended: {
    label: "Suspended",
    tone: "warning",
    explain:
      "An owner suspended the app on GitHub. Repositories cannot be read until it is unsuspended there; nothing was removed here.",
    step: "manage",
    task: "is suspended on GitHub",
  },
  uninstalled: {
    label: "Removed on GitHub",
    tone: "danger",
    explain:
      "The app is no longer installed on this account. Install it again to get access back, or disconnect to remove the entry here.",
    step: "reconnect",
    task: "was removed on GitHub",
  },
  token_expired: {
    label: "Sign-in expired",
    tone: "warning",
    explain: "GitHub no longer accepts the sign-in that belongs to this connection. Reconnect to renew it.",
    step: "reconnect",
    task: "needs to be reconnected",
  },
  rate_limited: {
    label: "Paused by GitHub",
    tone: "warning",
    explain:
      "GitHub asks to wait before more is read. The stored list stays usable and is read again by itself.",
    step: "wait",
    task: null,
  },
  permissions_changed: {
    label: "Permissions changed",
    tone: "warning",
    explain:
      "The app asks for other permissions than were granted. An owner can review and accept them on GitHub.",
    step: "manage",
    task: "has new permissions to review",
  },
  unavailable: {
    label: "GitHub did not answer",
    tone: "warning",
    explain:
      "The last try to read from GitHub failed. The stored list stays usable and is read again by itself; nothing was removed.",
    step: "wait",
    task: null,
  },
};

/** Null for servers that do not say, and for words we do not know: no guess is better than a wrong one. */
export function findHealth(status: string | undefined): Health | null {
  return isKnown(status) ? table[status] : null;
}

export function needsAttention(installation: Pick<Integration, "installation_status">): boolean {
  return Boolean(findHealth(installation.installation_status)?.task);
}

/** Those that need you first; otherwise in the server's order. */
export function sortByAttention<T extends Pick<Integration, "installation_status">>(
  installations: readonly T[],
): T[] {
  const weigh = (item: T) => {
    if (needsAttention(item)) return 0;
    return findHealth(item.installation_status)?.step ? 1 : 2;
  };
  return installations.toSorted((a, b) => weigh(a) - weigh(b));
}

function isKnown(status: string | undefined): status is InstallationStatus {
  return status !== undefined && Object.hasOwn(table, status);
}
