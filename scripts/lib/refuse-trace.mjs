import { Server } from "node:http";

/** The headers of `next.config.ts`, which Next does not reach here. */
const headers = {
  Allow: "GET, HEAD, POST, PATCH, DELETE, OPTIONS",
  "Strict-Transport-Security": "max-age=63072000; includeSubDomains",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "same-origin",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cache-Control": "no-store",
};

/**
 * Loaded before Next's own server, which answers TRACE with a 500 and a stack in the log: it builds a
 * `Request` of it, which may not have that method (security.md H4).
 */
const { emit } = Server.prototype;
Server.prototype.emit = function refuseTrace(event, ...args) {
  const [request, response] = args;
  if (event === "request" && request.method === "TRACE") {
    response.writeHead(405, headers).end();
    return true;
  }
  return emit.call(this, event, ...args);
};
