import { createServer } from "node:net";
import { UserError } from "./stop-with-message.mjs";

const TRIES_MAX = 200;

/**
 * The port a variable asks for, which must be free; without one the default or the next free.
 * @param {{ env: import("./load-env.mjs").Env, name: string, fallback: number, taken?: number[] }} options
 * @returns {Promise<number>}
 */
export async function choosePort({ env, name, fallback, taken = [] }) {
  const asked = env[name];
  if (asked) {
    const port = Number(asked);
    if (!Number.isInteger(port) || port < 1 || port > 65_535) {
      throw new UserError(`${name} is not a port.`);
    }
    if (!(await isFree(port))) {
      throw new UserError(`Port ${port} is in use. Stop what listens there, or set ${name} to another port.`);
    }
    return port;
  }
  for (let port = fallback; port < fallback + TRIES_MAX; port += 1) {
    if (!taken.includes(port) && (await isFree(port))) {
      return port;
    }
  }
  throw new UserError(`No free port from ${fallback} on: set ${name}.`);
}

/** Any free port of the loopback address. */
export function findFreePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

/**
 * Free on both loopback families: `localhost` may mean either, and another server on one of them
 * would answer in our place.
 * @param {number} port
 */
async function isFree(port) {
  return (await canListen(port, "127.0.0.1")) && (await canListen(port, "::1"));
}

/**
 * @param {number} port
 * @param {string} host
 * @returns {Promise<boolean>}
 */
function canListen(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error) => resolve(!("code" in error && error.code === "EADDRINUSE")));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}
