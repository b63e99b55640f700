import type { User } from "@/lib/contract/schemas/account";

type Facts = Pick<User, "is_impersonated" | "is_impersonated_read_only">;

/** Why nothing of the profile can be changed here; null where it can. */
export function findReadOnlyReason(user: Facts): { title: string; detail: string } | null {
  if (!user.is_impersonated && !user.is_impersonated_read_only) return null;
  return {
    title: "You are looking at somebody else's account",
    detail:
      "Their profile, preferences and keys are theirs alone to change, so everything here is read-only.",
  };
}
