import type { User } from "@/lib/contract/schemas/account";

type Facts = Pick<User, "has_sso_enforcement" | "organization">;

/** Whose the address is to change, where it is an organisation's that signs the person in; else null. */
export function findAddressOwner(user: Facts): { title: string; detail: string } | null {
  if (!user.has_sso_enforcement) return null;
  return {
    title: `${user.organization?.name ?? "Your organisation"} manages this address`,
    detail: "You sign in through its own sign-on service, so the address is changed there.",
  };
}
