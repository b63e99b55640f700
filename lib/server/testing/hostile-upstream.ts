import { createPrivateKey } from "node:crypto";
import type { ServerResponse } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { json, type Reply } from "./scripted-upstream";

const html = { "content-type": "text/html; charset=utf-8" };
const text = (status: number, headers: Record<string, string>, body: string): Reply => {
  return (_, response) => response.writeHead(status, headers).end(body);
};

/** Sends one byte after the other for as long as the other side listens. */
function trickle(response: ServerResponse): void {
  response.writeHead(200, { "content-type": "application/json" });
  const timer = setInterval(() => response.write(" "), 20);
  response.once("close", () => clearInterval(timer));
}

function pour(response: ServerResponse, megabytes: number): void {
  response.writeHead(200, { "content-type": "application/json" });
  const chunk = Buffer.alloc(1024 * 1024, "x");
  let left = megabytes;
  const next = () => {
    while (left > 0) {
      left -= 1;
      if (!response.write(chunk)) {
        response.once("drain", next);
        return;
      }
    }
    response.end();
  };
  next();
}

const wait = { type: "throttled_error", code: "throttled", detail: "Request was throttled.", attr: null };

/** What a server, or whatever stands before it, does wrong. Nothing of it may reach a browser. */
export const faults = {
  silence: () => {},
  trickle: (_, response) => trickle(response),
  hangUp: (_, response) => void response.destroy(),
  throttled: json(429, wait, { "retry-after": "17" }),
  throttledPage: text(429, { ...html, "retry-after": "17" }, "<h1>Slow down at db-7.internal</h1>"),
  failurePage: text(500, html, "<h1>Server Error (500)</h1><pre>db-7.internal</pre>"),
  gatewayPage: text(502, html, "<h1>502 Bad Gateway</h1><hr>db-7.internal"),
  maintenance: text(503, { ...html, "retry-after": "120" }, "<h1>Back soon</h1>db-7.internal"),
  halfJson: text(200, { "content-type": "application/json" }, '{"uuid": "db-7.internal", "ema'),
  brokenOff: (_, response) => {
    response.writeHead(200, { "content-type": "application/json", "content-length": "4096" });
    response.write('{"uuid": "db-7.internal", ', () => response.destroy());
  },
  tooMuch: (_, response) => pour(response, 50),
  redirect: text(302, { location: "https://db-7.internal/api/users/@me/" }, ""),
  page: text(200, html, "<title>db-7.internal</title>"),
  forbiddenPage: text(403, html, "<h1>Your address is blocked</h1>db-7.internal"),
  missingPage: text(404, html, "<h1>No such page</h1>db-7.internal"),
  otherShape: json(200, { uuid: 7, results: "db-7.internal" }),
} satisfies Record<string, Reply>;

// Made for this test, of this machine alone, and trusted by nobody.
const key =
  "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg9HY3Zx+X6dtNeCy7sJLRZJsDehdpsQEaMkpB62WqASChRANCAATsK4E1f2z4hV+QteMcbI8wSFdoiQXX2Dg/WZro+bofI5+iEa7udGcKGC4zYqvwc++szhAlgHLMe5gDplaUiKz9";
const certificate =
  "MIIBkDCCATagAwIBAgIUVu26Qx6xPdFCttoWMGlall+eIT8wCgYIKoZIzj0EAwIwFDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMzE5NDU1NFoYDzIxMjYxMDMwMTk0NTU0WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAATsK4E1f2z4hV+QteMcbI8wSFdoiQXX2Dg/WZro+bofI5+iEa7udGcKGC4zYqvwc++szhAlgHLMe5gDplaUiKz9o2QwYjAdBgNVHQ4EFgQUtivfLRxiloF4u/G63bY2fj5Y6qQwHwYDVR0jBBgwFoAUtivfLRxiloF4u/G63bY2fj5Y6qQwDwYDVR0TAQH/BAUwAwEB/zAPBgNVHREECDAGhwR/AAABMAoGCCqGSM49BAMCA0gAMEUCIQD+Ilq1pbebMH4/kop7d6QRVgsfylOUIr2zaz4fA9FvVgIgfCL3p+k58lgv5QgwgBIjVzc4+fguMAavt/2REc7c0wY=";

/** A server with a certificate of its own making, which answers whoever trusts it all the same. */
export async function startUntrusted(): Promise<{ url: string; close(): Promise<void> }> {
  const der = { key: Buffer.from(key, "base64"), format: "der", type: "pkcs8" } as const;
  const server = createServer(
    {
      key: createPrivateKey(der).export({ format: "pem", type: "pkcs8" }),
      cert: `-----BEGIN CERTIFICATE-----\n${certificate}\n-----END CERTIFICATE-----\n`,
    },
    (_, response) => response.end("{}"),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
