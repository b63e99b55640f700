import type { User } from "@/lib/contract/schemas/account";

type Facts = Pick<User, "has_sso_enforcement" | "is_impersonated" | "organization">;

/** Why the address cannot be changed here; null where it can. */
export function findReadOnlyReason(user: Facts): { title: string; detail: string } | null {
  if (user.is_impersonated) {
    return {
      title: "You are looking at somebody else's account",
      detail: "Only they can change their e-mail address.",
    };
  }
  if (user.has_sso_enforcement) {
    const name = user.organization?.name ?? "Your organisation";
    return {
      title: `${name} manages this address`,
      detail: "You sign in through its own sign-on service, so the address is changed there.",
    };
  }
  return null;
}
