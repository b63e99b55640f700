import { type EndpointId, registry } from "@/lib/contract/registry";
import type { ApiContext } from "../context";
import { handlers } from "../handlers";
import type { OpenVerb } from "../http/verb";

import { isSignUpOpen } from "../sign-up/sign-up";

/** Alive, and the endpoints beyond PostHog's that this server has: what `capabilities` reads. */
export const getHealth: OpenVerb<"healthGet"> = async ({ ctx }) => {
  const added = registry.filter(({ endpoint }) => {
    const { id } = endpoint.doorCalls ?? endpoint;
    return endpoint.origin === "added" && Object.hasOwn(handlers, id);
  });
  const closed = await listClosed(ctx);
  const features = added.map(({ endpoint }) => endpoint.id).filter((id) => !closed.includes(id));
  return {
    body: { status: "ok", server: "users-api", version: ctx.settings.version, features },
  };
};

/** Built, but of no use here: pages must not offer it. */
async function listClosed(ctx: ApiContext): Promise<EndpointId[]> {
  const closed: EndpointId[] = [];
  // A health check that needs the database would fail with it; then nobody can sign up either.
  if (!(await isSignUpOpen(ctx, ctx.db).catch(() => false))) {
    closed.push("signUp");
  }
  if (!ctx.settings.isMailOn) {
    closed.push("passwordResetRequest", "passwordReset");
  }
  return closed;
}
