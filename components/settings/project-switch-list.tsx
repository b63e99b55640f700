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
import { useSwitchScope } from "@/lib/client/account/use-switch-scope";
import { askToLeave } from "@/lib/client/leave-gate";
import { useFrameProblem } from "./frame-problem";
import type { OpenMenuProps } from "./lazy-menu";
import { useReason } from "./use-reason";
import { useViewer } from "./viewer-context";

export function ProjectSwitchList({ trigger }: OpenMenuProps) {
  const { user } = useViewer();
  const { setProblem } = useFrameProblem();
  const change = useSwitchScope();
  const reason = useReason("changeProfile");
  const isFixed = reason !== null;
  const { organization, organizations, team } = user;
  const teams = organization?.teams ?? [];

  function switchTo(title: string, scope: Parameters<typeof change.mutate>[0]) {
    if (change.isPending) return;
    askToLeave(() => {
      setProblem(null);
      change.mutate(scope, { onError: (error) => setProblem({ title, error }) });
    });
  }

  return (
    <DropdownMenu defaultOpen>
      <DropdownMenuTrigger asChild>{trigger}</DropdownMenuTrigger>
      <DropdownMenuContent align="start" className="w-64">
        {reason && <DropdownMenuLabel className="text-pretty">{reason}</DropdownMenuLabel>}
        <DropdownMenuLabel>Organisation</DropdownMenuLabel>
        <DropdownMenuRadioGroup
          value={organization?.id ?? ""}
          onValueChange={(id) => switchTo("Your organisation was not changed", { organizationId: id })}
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
              onValueChange={(id) => switchTo("Your project was not changed", { teamId: Number(id) })}
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
