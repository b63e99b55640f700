import type { Dashboard } from "@/lib/contract/schemas/preferences";

export type Scene = { id: string; label: string; hint: string };

/** PostHog's places that open with a dashboard, by its own names for them. */
const known: readonly Scene[] = [
  { id: "ProjectHomepage", label: "Home", hint: "What a project opens with" },
  { id: "Person", label: "A person", hint: "Beside the profile of somebody who uses your product" },
  { id: "Group", label: "A group", hint: "Beside a company or another group" },
];

type Personalisation = { scene: string; dashboard?: number | null | undefined };

/** The known scenes, then those that only the account names. */
export function listScenes(rows: readonly Personalisation[]): Scene[] {
  const names = new Set(known.map(({ id }) => id));
  const others = [...new Set(rows.map(({ scene }) => scene))].filter((scene) => !names.has(scene));
  return [...known, ...others.map((id) => ({ id, label: id, hint: "A place of this server" }))];
}

/**
 * The dashboard of a scene in one project. The account lists its choices in all projects without
 * saying which is whose, so the one that is among this project's dashboards is its own.
 */
export function findSceneDashboard(
  scene: string,
  rows: readonly Personalisation[],
  dashboards: readonly Dashboard[],
): Dashboard | null {
  const chosen = new Set(rows.filter((row) => row.scene === scene).map(({ dashboard }) => dashboard));
  return dashboards.find(({ id }) => chosen.has(id)) ?? null;
}
