"use client";

import { ChevronsUpDown } from "lucide-react";
import { Suspense, useState } from "react";
import { cn } from "@/components/ui/cn";
import { CONTROL_CLASS } from "@/components/ui/control";
import { Late } from "@/components/ui/late";
import { lazyPart } from "@/components/ui/lazy-part";
import { findSceneDashboard, type Scene } from "@/lib/client/profile/scenes";
import { useSceneChange } from "@/lib/client/profile/use-scene-change";
import type { User } from "@/lib/contract/schemas/account";
import type { Dashboard } from "@/lib/contract/schemas/preferences";
import { SettingRow } from "./setting-row";

const DashboardPicker = lazyPart(async () => (await import("./dashboard-picker")).DashboardPicker);

interface SceneRowProps {
  teamId: number;
  scene: Scene;
  rows: NonNullable<User["scene_personalisation"]>;
  dashboards: readonly Dashboard[];
  isReadOnly: boolean;
}

export function SceneRow({ teamId, scene, rows, dashboards, isReadOnly }: SceneRowProps) {
  const change = useSceneChange();
  const [isOpen, setIsOpen] = useState(false);
  const [isUsed, setIsUsed] = useState(false);
  // One found by a search may be beyond the list's first hundred.
  const [picked, setPicked] = useState<Dashboard | null>(null);
  const known =
    picked && !dashboards.some(({ id }) => id === picked.id) ? [picked, ...dashboards] : dashboards;
  const wanted = change.isPending ? picked : null;
  const chosen = wanted ?? findSceneDashboard(scene.id, rows, known);
  const name = chosen?.name ?? "Not chosen";

  function open() {
    setIsUsed(true);
    setIsOpen(true);
  }

  function giveUp() {
    setIsUsed(false);
    setIsOpen(false);
  }

  function choose(dashboard: Dashboard) {
    setIsOpen(false);
    if (dashboard.id === chosen?.id) return;
    setPicked(dashboard);
    change.mutate({ scene: scene.id, dashboard: dashboard.id });
  }

  return (
    <SettingRow label={scene.label} hint={scene.hint} state={change} isGroup isWide>
      <button
        type="button"
        aria-label={`${scene.label}: ${name}. Choose a dashboard`}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        disabled={isReadOnly}
        className={cn(CONTROL_CLASS, "flex cursor-pointer items-center justify-between gap-2 sm:w-56")}
        onPointerEnter={DashboardPicker.preload}
        onFocus={DashboardPicker.preload}
        onClick={open}
      >
        <span className={cn("min-w-0 truncate", !chosen && "text-muted")}>{name}</span>
        <ChevronsUpDown className="text-muted" />
      </button>
      {isUsed && (
        <Suspense fallback={<Late />}>
          <DashboardPicker
            open={isOpen}
            onOpenChange={setIsOpen}
            teamId={teamId}
            title={`Default dashboard: ${scene.label}`}
            chosenId={chosen?.id ?? null}
            onChoose={choose}
            onMissing={giveUp}
          />
        </Suspense>
      )}
    </SettingRow>
  );
}
