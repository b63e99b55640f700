import type { Server } from "node:http";
import { createAdaptorServer } from "@hono/node-server";

export type Listening = { url: string; port: number; close(): Promise<void> };

type ListenOptions = {
  fetch: (request: Request) => Response | Promise<Response>;
  host: string;
  port: number;
};

export async function listen({ fetch, host, port }: ListenOptions): Promise<Listening> {
  const server = createAdaptorServer({ fetch }) as Server;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return {
    url: `http://${host}:${address.port}`,
    port: address.port,
    close: () => close(server),
  };
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
