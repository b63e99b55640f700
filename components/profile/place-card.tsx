"use client";

import { useSwitchTo } from "@/components/settings/use-switch-to";
import { Card } from "@/components/ui/card";
import { hasPlaceCard } from "@/lib/client/profile/profile-cards";
import type { User } from "@/lib/contract/schemas/account";
import { SettingList } from "./setting-list";
import { SettingSelect } from "./setting-select";

/** The same choice as in the header, with words. */
export function PlaceCard({ user }: { user: User }) {
  const organizations = useSwitchTo();
  const projects = useSwitchTo();
  const { organization, team } = user;
  const wantedOrganization = findWanted(organizations.change, "organizationId");
  const wantedTeam = findWanted(projects.change, "teamId");
  if (!hasPlaceCard(user)) return null;
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
          onChange={(organizationId) => organizations.switchTo({ organizationId })}
          state={organizations.change}
        />
        <SettingSelect
          label="Project"
          value={String(wantedTeam ?? team?.id ?? "")}
          options={toOptions(organization?.teams ?? [], team ? null : "None")}
          onChange={(id) => projects.switchTo({ teamId: Number(id) })}
          state={projects.change}
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

function findWanted({ isPending, variables }: ReturnType<typeof useSwitchTo>["change"], key: string) {
  if (!isPending || !variables) return null;
  return Object.entries(variables).find(([name]) => name === key)?.[1] ?? null;
}
