"use client";

import type { User } from "@/lib/contract/schemas/account";
import { type Role, roleOptions, toRole } from "./role-options";
import { SettingSelect } from "./setting-select";
import { useSetting } from "./use-setting";

export function RoleRow({ user }: { user: User }) {
  const role = useSetting("role_at_organization", toRole(user.role_at_organization));
  if (user.role_at_organization === undefined) return null;
  return (
    <div className="border-t">
      <SettingSelect
        label="Role"
        hint={`What you do at ${user.organization?.name ?? "your organisation"}. It decides what is suggested to you, not what you may do.`}
        value={role.value ?? ""}
        options={roleOptions}
        onChange={(value) => role.save(value === "" ? null : (value as Role))}
        state={role.change}
      />
    </div>
  );
}
