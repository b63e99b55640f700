import type { User } from "@/lib/contract/schemas/account";

// What a server does not tell of an account cannot be shown as it is: the card is left out, and so
// is its entry in the command menu.

export function hasPlaceCard({ organization, organizations }: User): boolean {
  return organization !== undefined || organizations !== undefined;
}

export function hasAccessCard({ anonymize_data, allow_impersonation }: User): boolean {
  return anonymize_data !== undefined || allow_impersonation !== undefined;
}
