import { generateKeyPairSync } from "node:crypto";
import { createServer, type IncomingHttpHeaders } from "node:http";
import { onTestFinished } from "vitest";
import { createGithubClient } from "./create-github-client";
import type { GithubClient } from "./github-client";
import { GithubError } from "./github-error";
import type { GithubSettings } from "./types";

// For tests only: a real HTTP server that answers as the test says.

export type SeenRequest = { method: string; url: URL; headers: IncomingHttpHeaders; body: string };

export type Reply = {
  status?: number;
  headers?: Record<string, string>;
  json?: unknown;
  text?: string;
  delayMs?: number;
  /** Never answers. */
  hangs?: "before_headers" | "in_body";
  /** Breaks the connection. */
  breaks?: "before_headers" | "in_body";
};

export type ScriptedGithub = {
  origin: string;
  requests: SeenRequest[];
  mostAtOnce: () => number;
  openNow: () => number;
};

export async function startScriptedGithub(answer: (req: SeenRequest) => Reply): Promise<ScriptedGithub> {
  const requests: SeenRequest[] = [];
  let open = 0;
  let most = 0;
  const server = createServer(async (req, res) => {
    open += 1;
    most = Math.max(most, open);
    res.on("close", () => {
      open -= 1;
    });
    let body = "";
    for await (const chunk of req) body += chunk;
    const url = new URL(req.url ?? "/", "http://github.test");
    const seen = { method: req.method ?? "", url, headers: req.headers, body };
    requests.push(seen);
    const reply = answer(seen);
    if (reply.breaks === "before_headers") return void req.socket.destroy();
    if (reply.hangs === "before_headers") return;
    if (reply.delayMs) await new Promise((resolve) => setTimeout(resolve, reply.delayMs));
    res.writeHead(reply.status ?? 200, { "content-type": "application/json", ...reply.headers });
    if (reply.hangs === "in_body") return void res.write('{"login":');
    if (reply.breaks === "in_body") return void res.write('{"login":', () => req.socket.destroy());
    res.end(reply.text ?? (reply.json === undefined ? "" : JSON.stringify(reply.json)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("No port");
  return {
    origin: `http://127.0.0.1:${address.port}`,
    requests,
    mostAtOnce: () => most,
    openNow: () => open,
  };
}

export function connectTo({ origin }: ScriptedGithub, settings: Partial<GithubSettings> = {}): GithubClient {
  return createGithubClient({ url: origin, apiUrl: `${origin}/api/v3`, app: TEST_APP, ...settings });
}

export async function catchGithubError(call: Promise<unknown>): Promise<GithubError> {
  const outcome = await call.then(
    () => null,
    (error: unknown) => error,
  );
  if (outcome instanceof GithubError) return outcome;
  throw new Error("Expected a GithubError", { cause: outcome });
}

export const testKeys = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  publicKeyEncoding: { type: "spki", format: "pem" },
  privateKeyEncoding: { type: "pkcs1", format: "pem" },
});

export const TEST_APP: GithubSettings["app"] = {
  slug: "account-app",
  id: "4711",
  clientId: "Iv23client",
  clientSecret: "s3cret-of-the-app",
  privateKey: testKeys.privateKey,
};
