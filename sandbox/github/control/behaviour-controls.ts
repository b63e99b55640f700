import type { Hono } from "hono";
import { setCookie } from "hono/cookie";
import { SESSION_COOKIE, startSession } from "../pages/session";
import type { Sandbox, SandboxEnv } from "../sandbox";
import { createCode, expireUserTokens, revokeUser } from "../tokens";
import type { FaultRule } from "./fault-rules";
import { readInput, refuse, requirePerson } from "./read-input";

/** Credentials without clicking, faults, latency and the request log. */
export function addBehaviourControls(app: Hono<SandboxEnv>, sandbox: Sandbox): void {
  const { store } = sandbox;

  app.get("/code", (c) => {
    const login = requirePerson(sandbox, c.req.query("login"));
    return c.json({ code: createCode(store, login, c.req.query("redirect_uri") ?? null) });
  });

  app.post("/session", async (c) => {
    const value = startSession(sandbox, requirePerson(sandbox, (await readInput(c)).login));
    setCookie(c, SESSION_COOKIE, value, { httpOnly: true, sameSite: "Lax", path: "/" });
    return c.json({ name: SESSION_COOKIE, value });
  });

  app.post("/tokens/revoke", async (c) => {
    revokeUser(store, requirePerson(sandbox, (await readInput(c)).login));
    return c.body(null, 204);
  });

  app.post("/tokens/expire", async (c) => {
    const input = await readInput(c);
    expireUserTokens(store, requirePerson(sandbox, input.login), input.refresh === true);
    return c.body(null, 204);
  });

  app.post("/faults", async (c) => {
    const rule: FaultRule = await readInput(c);
    if (rule.pathPattern !== undefined) new RegExp(rule.pathPattern);
    sandbox.faults.add(rule);
    return c.body(null, 204);
  });

  app.delete("/faults", (c) => {
    sandbox.faults.clear();
    return c.body(null, 204);
  });

  app.get("/log", (c) => c.json(sandbox.log.list()));

  app.delete("/log", (c) => {
    sandbox.log.reset();
    return c.body(null, 204);
  });

  app.post("/latency", async (c) => {
    const { ms } = await readInput(c);
    if (typeof ms !== "number" || !(ms >= 0)) throw refuse("ms is no duration.");
    sandbox.latencyMs = ms;
    return c.body(null, 204);
  });
}
