import { ServiceError } from "../service-error";

const attr = "notification_settings";
const QUOTED_MAX = 64;

export function refuse(detail: string): ServiceError {
  return new ServiceError("invalid_input", { detail, attr });
}

/** PostHog answers 400 here, with a code that means 403 elsewhere. */
export function refuseLocked(key: string, ids: readonly string[]): ServiceError {
  const scope = ids.length > 0 ? ` for ${ids.join(", ").slice(0, QUOTED_MAX)}` : "";
  const detail = `${key} is set by your organization${scope} and cannot be changed here`;
  return ServiceError.fromEnvelope(
    { type: "validation_error", code: "permission_denied", detail, attr },
    400,
  );
}

/** A given value within a text: as PostHog's language writes it, and not at any length. */
export function quote(value: unknown): string {
  return toText(value).slice(0, QUOTED_MAX);
}

function toText(value: unknown): string {
  if (value === null) {
    return "None";
  }
  if (typeof value === "boolean") {
    return value ? "True" : "False";
  }
  return typeof value === "string" ? value : JSON.stringify(value);
}
