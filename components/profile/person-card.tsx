"use client";

import { toPersonName } from "@/components/settings/person-name";
import { Avatar } from "@/components/ui/avatar";
import { Card } from "@/components/ui/card";
import type { User } from "@/lib/contract/schemas/account";
import { NameForm } from "./name-form";
import { RoleRow } from "./role-row";

export function PersonCard({ user }: { user: User }) {
  const name = toPersonName(user);
  return (
    <Card id="person" title="You" description="What your colleagues see of you.">
      <div className="flex items-center gap-3 px-4 pb-4 sm:px-6">
        <Avatar name={name} size="lg" />
        <div className="min-w-0">
          <p className="truncate font-medium">{name}</p>
          <p className="truncate text-muted">{user.email}</p>
        </div>
      </div>
      <NameForm user={user} />
      <RoleRow user={user} />
    </Card>
  );
}
