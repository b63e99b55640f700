import { expect, test } from "vitest";
import { createHttp } from "./create-http";
import { NoAnswerError } from "./send-once";
import { serveAnswers } from "./testing/conformance-kit";

const wait = async () => {};

test("an answer that does not come is given up, and said to be late", async () => {
  const silent = await serveAnswers(() => new Promise<Response>(() => {}));
  const call = createHttp(silent.url, wait, 50)({ method: "GET", path: "/" });
  await expect(call).rejects.toThrow(new NoAnswerError("none in 0.05 s"));
  await silent.close();
});

test("an answer without an end is given up at 16 MB", async () => {
  const megabyte = new Uint8Array(1024 * 1024);
  const endless = () => new ReadableStream({ pull: (controller) => controller.enqueue(megabyte) });
  const server = await serveAnswers(() => new Response(endless()));
  const call = createHttp(server.url, wait)({ method: "GET", path: "/" });
  await expect(call).rejects.toThrow(new NoAnswerError("more than 16 MB"));
  await server.close();
});
