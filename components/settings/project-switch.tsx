"use client";

import { ChevronsUpDown } from "lucide-react";
import { Avatar } from "@/components/ui/avatar";
import { lazyPart } from "@/components/ui/lazy-part";
import { LazyMenu } from "./lazy-menu";
import { useViewer } from "./viewer-context";

const ProjectSwitchList = lazyPart(async () => (await import("./project-switch-list")).ProjectSwitchList);

export function ProjectSwitch() {
  const { user } = useViewer();
  const organization = user.organization?.name ?? "No organisation";
  const project = user.team?.name;
  return (
    <LazyMenu
      label={`Organisation ${organization}${project ? `, project ${project}` : ""}: switch`}
      className="-mx-1.5 flex min-h-9 min-w-0 items-center gap-2 rounded-md px-1.5 hover:bg-subtle aria-expanded:bg-subtle pointer-coarse:min-h-11"
      menu={ProjectSwitchList}
    >
      <Avatar name={organization} shape="organisation" size="sm" />
      <span className="min-w-0 truncate font-medium">{organization}</span>
      {project && (
        <>
          <span aria-hidden="true" className="hidden text-faint sm:inline">
            /
          </span>
          <span className="hidden min-w-0 truncate text-muted sm:inline">{project}</span>
        </>
      )}
      <ChevronsUpDown className="text-faint" />
    </LazyMenu>
  );
}
