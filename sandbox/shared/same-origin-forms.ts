import type { MiddlewareHandler } from "hono";

/** Refuses a form that another site posts here: loopback names can be one site and share cookies. */
export const sameOriginForms: MiddlewareHandler = async (c, next) => {
  const isSafe = c.req.method === "GET" || c.req.method === "HEAD";
  const origin = c.req.header("origin");
  if (!isSafe && origin !== undefined && origin !== `http://${c.req.header("host")}`) {
    return c.text("Cross-origin request refused.", 403);
  }
  await next();
};
