import type { ApiContext } from "../context";
import { scenePersonalisations } from "../db/schema/preferences";
import type { Verb } from "../http/verb";
import { toUser } from "../users/to-user";
import { parseScene, type Scene } from "./parse-scene";

/** The default dashboard of a scene in the current team (contract.md 2.9). */
export const personaliseScene: Verb<"scenePersonalise"> = async ({ ctx, caller, target, body }) => {
  await storeScene(ctx, target.id, await parseScene(ctx, target, body));
  return { body: await toUser({ ctx, user: target, caller }) };
};

async function storeScene({ db }: ApiContext, userId: number, { scene, dashboard }: Scene): Promise<void> {
  const { teamId, id: dashboardId } = dashboard;
  await db
    .insert(scenePersonalisations)
    .values({ userId, teamId, scene, dashboardId })
    .onConflictDoUpdate({
      target: [scenePersonalisations.userId, scenePersonalisations.teamId, scenePersonalisations.scene],
      set: { dashboardId },
    });
}
