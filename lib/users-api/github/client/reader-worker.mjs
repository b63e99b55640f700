import { parentPort } from "node:worker_threads";
import { readRepositories } from "./read-repositories.mjs";

/** @typedef {{ id: number, body: Uint8Array }} Asked */

parentPort?.on("message", (/** @type {Asked} */ { id, body }) => {
  parentPort?.postMessage({ id, page: readRepositories(body) });
});
