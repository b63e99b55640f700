import { Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import { wait } from "../control/fault-rules";
import type { Sandbox, SandboxEnv } from "../sandbox";
import { answerHeaders } from "./answer-headers";
import { apiError } from "./api-error";
import { addAppRoutes } from "./app-routes";
import { addRepositoryRoutes } from "./repository-routes";
import { addUserRoutes } from "./user-routes";

/** The REST API, mounted where GitHub Enterprise has it: `/api/v3`. */
export function createApiApp(sandbox: Sandbox): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();
  app.use(async (_c, next) => {
    if (sandbox.latencyMs > 0) await wait(sandbox.latencyMs);
    await next();
  });
  app.use(answerHeaders());
  app.use(async (c, next) => {
    await next();
    if (c.res.headers.get("content-type") === "application/json") {
      c.header("Content-Type", "application/json; charset=utf-8");
    }
  });
  addUserRoutes(app, sandbox);
  addAppRoutes(app, sandbox);
  addRepositoryRoutes(app, sandbox);
  app.all("*", () => {
    throw apiError(404, "Not Found");
  });
  app.onError((error) => {
    if (error instanceof HTTPException) return error.getResponse();
    console.error(error);
    return apiError(500, "Server Error").getResponse();
  });
  return app;
}
