import type { Context, Hono } from "hono";
import { findAccountById } from "../accounts";
import { toGithubTime } from "../data/repositories";
import { findInstallation, uninstallApp } from "../installations";
import type { Sandbox, SandboxEnv } from "../sandbox";
import { createInstallationToken } from "../tokens";
import type { Account, Installation } from "../types";
import { notFound, suspended } from "./api-error";
import { requireApp } from "./authenticate";
import { toInstallationJson } from "./installation-json";
import { readTokenLimits } from "./token-limits";

/** What the App's own key (a JWT) may do. */
export function addAppRoutes(app: Hono<SandboxEnv>, sandbox: Sandbox): void {
  app.get("/app/installations/:id{[0-9]+}", async (c) => {
    const { installation, account } = await requireTarget(sandbox, c);
    return c.json(toInstallationJson(sandbox, installation, account));
  });

  app.delete("/app/installations/:id{[0-9]+}", async (c) => {
    const { installation } = await requireTarget(sandbox, c);
    uninstallApp(sandbox.store, installation);
    return c.body(null, 204);
  });

  app.post("/app/installations/:id{[0-9]+}/access_tokens", async (c) => {
    const { installation, account } = await requireTarget(sandbox, c);
    if (installation.suspendedAt !== null) throw suspended();
    const limits = readTokenLimits(sandbox, { installation, account, body: await c.req.text() });
    const token = createInstallationToken(sandbox.store, installation, limits);
    return c.json(
      {
        token: token.token,
        expires_at: toGithubTime(token.expiresAtMs),
        permissions: token.permissions,
        repository_selection: limits.repositoryIds === null ? installation.repositorySelection : "selected",
      },
      201,
    );
  });
}

async function requireTarget(
  sandbox: Sandbox,
  c: Context<SandboxEnv>,
): Promise<{ installation: Installation; account: Account }> {
  await requireApp(sandbox, c);
  const installation = findInstallation(sandbox.store, Number(c.req.param("id")));
  const account = installation === null ? null : findAccountById(sandbox.store, installation.accountId);
  if (installation === null || account === null) throw notFound();
  return { installation, account };
}
