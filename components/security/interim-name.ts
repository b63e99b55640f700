import { AUTHENTICATOR_NAME_MAX } from "@/lib/contract/limits";
import type { SetupPlan } from "./setup-steps";

const MARK = " (new)";

/**
 * What a new app is called while the old one of the same name still works: no two apps of an account
 * have one name. Null where it has its own from the start.
 */
export function toInterimName(plan: SetupPlan): string | null {
  if (plan.kind !== "replace" || plan.name === null) return null;
  if (plan.name.toLowerCase() !== plan.old.name.toLowerCase()) return null;
  return plan.name.slice(0, AUTHENTICATOR_NAME_MAX - MARK.length) + MARK;
}
