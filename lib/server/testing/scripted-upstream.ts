import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { healthGet } from "@/lib/contract/endpoints/meta";

export type Seen = { method: string; url: string; headers: IncomingMessage["headers"]; body: string };
export type Reply = (request: Seen, response: ServerResponse) => void;

export type ScriptedUpstream = {
  url: string;
  seen: Seen[];
  /** How the next requests are answered. */
  reply(reply: Reply): void;
  close(): Promise<void>;
};

/**
 * A real HTTP server in the API's place that answers as a test says and remembers what it saw. What
 * it says of itself at `/healthz` stands apart, and is a 404 where it has no such page.
 */
export async function startScriptedUpstream(health: Reply | object | null = null): Promise<ScriptedUpstream> {
  const seen: Seen[] = [];
  let current: Reply = (_, response) => response.end("{}");
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) {
      chunks.push(chunk as Buffer);
    }
    const { method = "", url = "", headers } = request;
    const entry = { method, url, headers, body: Buffer.concat(chunks).toString() };
    if (url === healthGet.path) {
      const answer = typeof health === "function" ? (health as Reply) : json(health ? 200 : 404, health);
      answer(entry, response);
      return;
    }
    seen.push(entry);
    current(entry, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    reply: (reply) => {
      current = reply;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export function json(status: number, body: unknown, headers: Record<string, string> = {}): Reply {
  return (_, response) => {
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(JSON.stringify(body));
  };
}
