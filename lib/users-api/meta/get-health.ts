import { registry } from "@/lib/contract/registry";
import { handlers } from "../handlers";
import type { OpenVerb } from "../http/verb";

/** Alive, and the endpoints beyond PostHog's that this server has: what `capabilities` reads. */
export const getHealth: OpenVerb<"healthGet"> = async ({ ctx }) => {
  const added = registry.filter(({ endpoint }) => endpoint.origin === "added" && handlers[endpoint.id]);
  const features = added.map(({ endpoint }) => endpoint.id);
  return {
    body: { status: "ok", server: "users-api", version: ctx.settings.version, features },
  };
};
