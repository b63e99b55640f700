"use client";

import type { ReactNode } from "react";
import { toPersonName } from "@/components/settings/person-name";
import { useViewer } from "@/components/settings/viewer-context";
import { Avatar } from "@/components/ui/avatar";
import { Card } from "@/components/ui/card";
import type { User } from "@/lib/contract/schemas/account";

/** The person, and the organisation and project that the settings act in. */
export function WhereYouAre() {
  const { user, capabilities } = useViewer();
  const name = toPersonName(user);
  return (
    <Card id="where-you-are" aria-label="You">
      <div className="flex items-center gap-3 px-4 py-4 sm:px-6 sm:py-5">
        <Avatar name={name} size="lg" />
        <div className="min-w-0">
          <p className="truncate text-lg font-semibold">{name}</p>
          <p className="truncate text-muted">{user.email}</p>
        </div>
      </div>
      <dl className="grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-4 border-t px-4 py-4 sm:grid-cols-2 sm:px-6 sm:py-5">
        {user.organization !== undefined && (
          <Fact name="Organisation">{user.organization?.name ?? "None"}</Fact>
        )}
        {user.team !== undefined && <Fact name="Project">{user.team?.name ?? "None"}</Fact>}
        <Fact name="Your role">{toRole(user)}</Fact>
        <Fact name="Server">
          <span className="font-mono text-sm">{capabilities.serverName}</span>
        </Fact>
        {capabilities.credential === "api_key" && (
          <Fact name="Signed in with">A personal API key, for eight hours at most</Fact>
        )}
      </dl>
    </Card>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-sm text-muted">{name}</dt>
      <dd className="wrap-anywhere">{children}</dd>
    </div>
  );
}

const LEVELS = new Map([
  [1, "Member"],
  [8, "Admin"],
  [15, "Owner"],
]);

function toRole({ organization, organizations, role_at_organization: role }: User): string {
  const own = organizations?.find((row) => row.id === organization?.id);
  const level = LEVELS.get(own?.membership_level ?? organization?.membership_level ?? 0);
  const work = role ? role.charAt(0).toUpperCase() + role.slice(1) : null;
  return [level, work].filter(Boolean).join(", ") || "Not set";
}
