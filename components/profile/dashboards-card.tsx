"use client";

import { useQuery } from "@tanstack/react-query";
import { AccessNotice } from "@/components/settings/access-notice";
import { ReadState } from "@/components/settings/read-state";
import { RowsSkeleton } from "@/components/settings/rows-skeleton";
import { useAccess, useMayChange } from "@/components/settings/use-access";
import { Card, CardBody } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { profileQueries } from "@/lib/client/profile/queries";
import { listScenes } from "@/lib/client/profile/scenes";
import type { User } from "@/lib/contract/schemas/account";
import type { Dashboard } from "@/lib/contract/schemas/preferences";
import { SceneRow } from "./scene-row";
import { SettingList } from "./setting-list";

/** The dashboard that each place of the current project opens with. */
export function DashboardsCard({ user }: { user: User }) {
  const access = useAccess("chooseDashboards");
  const isReadOnly = !useMayChange("chooseDashboards");
  const teamId = user.team?.id ?? null;
  const isListed = access.kind === "works";
  const query = useQuery({ ...profileQueries.dashboards(teamId ?? 0), enabled: isListed && teamId !== null });

  function draw(teamId: number, dashboards: readonly Dashboard[]) {
    if (dashboards.length === 0) {
      return <EmptyState title="This project has no dashboards">Once it has one, choose it here.</EmptyState>;
    }
    const rows = user.scene_personalisation ?? [];
    return (
      <SettingList>
        {listScenes(rows).map((scene) => (
          <SceneRow
            key={`${teamId} ${scene.id}`}
            teamId={teamId}
            scene={scene}
            rows={rows}
            dashboards={dashboards}
            isReadOnly={isReadOnly}
          />
        ))}
      </SettingList>
    );
  }

  return (
    <Card
      id="dashboards"
      title="Default dashboards"
      description={`What opens first, for you alone, in ${user.team?.name ?? "a project"}.`}
    >
      {!isListed && (
        <CardBody flush>
          <AccessNotice access={access} look="body" title="They cannot be chosen here" />
        </CardBody>
      )}
      {isListed && teamId === null && (
        <CardBody className="text-muted">You are in no project, so there is nothing to choose.</CardBody>
      )}
      {isListed && teamId !== null && (
        <ReadState
          query={query}
          failed="The dashboards of this project could not be read"
          safe="Your choices are as they were."
          skeleton={<RowsSkeleton label="Loading dashboards" rows={3} />}
        >
          {(dashboards) => draw(teamId, dashboards)}
        </ReadState>
      )}
    </Card>
  );
}
