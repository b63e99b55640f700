"use client";

import { Card } from "@/components/ui/card";
import { useSwitchScope } from "@/lib/client/account/use-switch-scope";
import type { User } from "@/lib/contract/schemas/account";
import { SettingList } from "./setting-list";
import { SettingSelect } from "./setting-select";

/** The same choice as in the header, with words. */
export function PlaceCard({ user }: { user: User }) {
  const organizations = useSwitchScope();
  const projects = useSwitchScope();
  const { organization, team } = user;
  const wantedOrganization = findWanted(organizations, "organizationId");
  const wantedTeam = findWanted(projects, "teamId");
  const isBusy = organizations.isPending || projects.isPending;
  if (organization === undefined && user.organizations === undefined) return null;
  return (
    <Card
      id="place"
      title="Organisation and project"
      description="Where you work now. Notifications, dashboards and what you may do depend on it."
    >
      <SettingList>
        <SettingSelect
          label="Organisation"
          value={String(wantedOrganization ?? organization?.id ?? "")}
          options={toOptions(user.organizations ?? [], organization ? null : "None")}
          onChange={(organizationId) => !isBusy && organizations.mutate({ organizationId })}
          state={organizations}
        />
        <SettingSelect
          label="Project"
          value={String(wantedTeam ?? team?.id ?? "")}
          options={toOptions(organization?.teams ?? [], team ? null : "None")}
          onChange={(id) => !isBusy && projects.mutate({ teamId: Number(id) })}
          state={projects}
        />
      </SettingList>
    </Card>
  );
}

type Named = { id: string | number; name?: string | null | undefined };

/** `none` stands for the choice that nobody made yet. */
function toOptions(rows: readonly Named[], none: string | null) {
  const options = rows.map(({ id, name }) => ({ value: String(id), label: name ?? `Project ${id}` }));
  return none === null ? options : [{ value: "", label: none }, ...options];
}

function findWanted({ isPending, variables }: ReturnType<typeof useSwitchScope>, key: string) {
  if (!isPending || !variables) return null;
  return Object.entries(variables).find(([name]) => name === key)?.[1] ?? null;
}
