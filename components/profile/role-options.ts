import type { UserUpdate } from "@/lib/contract/schemas/account";

export type Role = NonNullable<UserUpdate["role_at_organization"]>;

const labels: Record<Role, string> = {
  engineering: "Engineering",
  data: "Data",
  product: "Product",
  founder: "Founder",
  leadership: "Leadership",
  marketing: "Marketing",
  sales: "Sales",
  other: "Other",
};

export const roleOptions = [
  { value: "", label: "Not set" },
  ...Object.entries(labels).map(([value, label]) => ({ value, label })),
];

export function toRole(role: string | null | undefined): Role | null {
  return role && Object.hasOwn(labels, role) ? (role as Role) : null;
}
