import type { AccessFacts } from "../../lib/contract/access";
import { healthGet } from "../../lib/contract/endpoints/meta";
import { healthSchema } from "../../lib/contract/schemas/meta";
import type { Send } from "./create-http";

export type KnownServer = Pick<AccessFacts, "server" | "features">;

/** A server that answers `/healthz` as ours does is ours; any other is taken for a PostHog. */
export async function identifyServer(send: Send): Promise<KnownServer> {
  const { data } = healthSchema.safeParse((await send({ method: "GET", path: healthGet.path })).json);
  return data?.server === "users-api"
    ? { server: "users-api", features: data.features }
    : { server: "posthog", features: [] };
}
