import type { User } from "@/lib/contract/schemas/account";

export function toPersonName(user: Pick<User, "first_name" | "last_name" | "email">): string {
  return [user.first_name, user.last_name].filter(Boolean).join(" ").trim() || user.email;
}
