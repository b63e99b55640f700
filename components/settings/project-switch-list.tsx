"use client";

import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { useFrameProblem } from "./frame-problem";
import type { OpenMenuProps } from "./lazy-menu";
import { useReason } from "./use-reason";
import { useSwitchTo } from "./use-switch-to";
import { useViewer } from "./viewer-context";

export function ProjectSwitchList({ trigger }: OpenMenuProps) {
  const { user } = useViewer();
  const { setProblem } = useFrameProblem();
  const { switchTo } = useSwitchTo(setProblem);
  const reason = useReason("changeProfile");
  const isFixed = reason !== null;
  const { organization, organizations, team } = user;
  const teams = organization?.teams ?? [];

  return (
    <DropdownMenu defaultOpen>
      <DropdownMenuTrigger asChild>{trigger}</DropdownMenuTrigger>
      <DropdownMenuContent align="start" className="w-64">
        {reason && <DropdownMenuLabel className="text-pretty">{reason}</DropdownMenuLabel>}
        <DropdownMenuLabel>Organisation</DropdownMenuLabel>
        <DropdownMenuRadioGroup
          value={organization?.id ?? ""}
          onValueChange={(id) => switchTo({ organizationId: id })}
        >
          {(organizations ?? []).map(({ id, name }) => (
            <DropdownMenuRadioItem key={id} value={id} disabled={isFixed}>
              <span className="min-w-0 truncate">{name}</span>
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
        {teams.length > 0 && (
          <>
            <DropdownMenuSeparator />
            <DropdownMenuLabel>Project</DropdownMenuLabel>
            <DropdownMenuRadioGroup
              value={String(team?.id ?? "")}
              onValueChange={(id) => switchTo({ teamId: Number(id) })}
            >
              {teams.map(({ id, name }) => (
                <DropdownMenuRadioItem key={id} value={String(id)} disabled={isFixed}>
                  <span className="min-w-0 truncate">{name ?? `Project ${id}`}</span>
                </DropdownMenuRadioItem>
              ))}
            </DropdownMenuRadioGroup>
          </>
        )}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
