import type { User } from "@/lib/contract/schemas/account";

type Facts = Pick<User, "email" | "is_impersonated" | "is_impersonated_read_only">;

/** Why nothing of this account can be changed here, whatever server and credential allow; null where it can. */
export function findReadOnlyReason(user: Facts): { title: string; detail: string } | null {
  if (!user.is_impersonated && !user.is_impersonated_read_only) return null;
  return {
    title: "You are looking at somebody else's account",
    detail: `Only ${user.email} can change it, so everything here is read-only.`,
  };
}
