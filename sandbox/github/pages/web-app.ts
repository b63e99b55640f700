import { Hono } from "hono";
import { pageHeaders } from "../../shared/page";
import { sameOriginForms } from "../../shared/same-origin-forms";
import type { Sandbox, SandboxEnv } from "../sandbox";
import { addAccessToken } from "./access-token";
import { addAuthorizePage } from "./authorize-page";
import { addInstallPermissions } from "./install-permissions";
import { addInstallPicker } from "./install-picker";
import { addInstallationSettings } from "./installation-settings";
import { answerNotFound } from "./layout";
import { addLoginPages } from "./login-pages";
import { addProfilePages } from "./profile-pages";
import { addRequestPages } from "./request-pages";

export function createWebApp(sandbox: Sandbox): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();
  app.use(sameOriginForms);
  app.use(pageHeaders);
  app.use(async (c, next) => {
    await next();
    c.header("Cache-Control", "no-store");
  });
  app.get("/favicon.ico", (c) => c.body(null, 204));
  addLoginPages(app, sandbox);
  addAuthorizePage(app, sandbox);
  addAccessToken(app, sandbox);
  addInstallPicker(app, sandbox);
  addInstallPermissions(app, sandbox);
  addInstallationSettings(app, sandbox);
  addRequestPages(app, sandbox);
  // Last: its two patterns, an owner and a repository, match nearly every address.
  addProfilePages(app, sandbox);
  app.all("*", (c) => answerNotFound(sandbox, c));
  return app;
}
