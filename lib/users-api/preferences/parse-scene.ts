import { eq } from "drizzle-orm";
import type { ApiContext } from "../context";
import { dashboards } from "../db/schema/preferences";
import type { UserRow } from "../db/schema/users";
import { nameType } from "../http/name-type";
import { ServiceError } from "../service-error";

const SCENE_LENGTH_MAX = 200;
const ID_MAX = 2_147_483_647;
const QUOTED_MAX = 32;

type Dashboard = typeof dashboards.$inferSelect;
export type Scene = { scene: string; dashboard: Dashboard };
type Given = { scene?: unknown; dashboard?: unknown };

/** What is wrong with either field comes first, then what is missing: PostHog's order (contract.md 2.9). */
export async function parseScene(ctx: ApiContext, user: UserRow, given: Given): Promise<Scene> {
  const scene = given.scene === undefined ? null : parseName(given.scene);
  const dashboard = given.dashboard === undefined ? null : await findDashboard(ctx, given.dashboard);
  if (dashboard && dashboard.teamId !== user.currentTeamId) {
    throw refuse("Dashboard must belong to the user's current team.", "dashboard");
  }
  if (!dashboard) {
    throw refuse("Dashboard must be provided.", null);
  }
  if (scene === null) {
    throw refuse("Scene must be provided.", null);
  }
  return { scene, dashboard };
}

function parseName(given: unknown): string {
  const attr = "scene";
  if (given === null) {
    throw new ServiceError("null", { attr });
  }
  if (typeof given !== "string") {
    throw refuse("Not a valid string.", attr);
  }
  const scene = given.trim();
  if (scene === "") {
    throw new ServiceError("blank", { attr });
  }
  if (scene.length > SCENE_LENGTH_MAX) {
    const detail = `Ensure this field has no more than ${SCENE_LENGTH_MAX} characters.`;
    throw new ServiceError("max_length", { detail, attr });
  }
  return scene;
}

/** By a number, or the text of one. */
async function findDashboard({ db }: ApiContext, given: unknown): Promise<Dashboard> {
  const attr = "dashboard";
  if (given === null || given === "") {
    throw refuse("Dashboard must be provided.", attr);
  }
  const isNumeric =
    typeof given === "number" || (typeof given === "string" && /^\s*[+-]?\d+\s*$/.test(given));
  if (!isNumeric) {
    const detail = `Incorrect type. Expected pk value, received ${nameType(given)}.`;
    throw new ServiceError("incorrect_type", { detail, attr });
  }
  const id = Number(given);
  const isId = Number.isInteger(id) && id > 0 && id <= ID_MAX;
  const [found] = isId ? await db.select().from(dashboards).where(eq(dashboards.id, id)) : [];
  if (!found) {
    const detail = `Invalid pk "${String(given).slice(0, QUOTED_MAX)}" - object does not exist.`;
    throw new ServiceError("does_not_exist", { detail, attr });
  }
  return found;
}

function refuse(detail: string, attr: string | null): ServiceError {
  return new ServiceError("invalid_input", { detail, attr });
}
