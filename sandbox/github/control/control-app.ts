import { Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import type { Sandbox, SandboxEnv } from "../sandbox";
import { addAccountControls } from "./account-controls";
import { addBehaviourControls } from "./behaviour-controls";
import { addInstallationControls } from "./installation-controls";

export const CONTROL_HEADER = "X-Sandbox-Control";

/** For tests only; a page in a browser cannot send this header without an Origin. */
export function createControlApp(sandbox: Sandbox): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();
  app.use(async (c, next) => {
    if (c.req.header("origin") !== undefined || c.req.header(CONTROL_HEADER) !== "1") {
      return c.json({ message: `Send ${CONTROL_HEADER}: 1 and no Origin.` }, 403);
    }
    await next();
  });
  addAccountControls(app, sandbox);
  addInstallationControls(app, sandbox);
  addBehaviourControls(app, sandbox);
  app.all("*", (c) => c.json({ message: "No such control." }, 404));
  app.onError((error, c) => {
    const status = error instanceof HTTPException ? error.status : 500;
    const isInputError = error instanceof SyntaxError;
    return c.json({ message: error.message }, isInputError ? 422 : status);
  });
  return app;
}
