import { createServer, type Server, type Socket } from "node:net";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { mailOutbox } from "../db/schema/mail";
import { TEST_PASSWORD } from "../testing/create-test-accounts";
import { createTestApi, type TestApi } from "../testing/create-test-api";
import { MAIL_FROM, queueNotice, readMail } from "../testing/mail-kit";
import { createSessionClient } from "../testing/test-client";
import { createSomeone, paths } from "../testing/two-factor-kit";
import { LEASE_SECONDS } from "./claim-mail";
import { mailTimeouts } from "./create-transport";
import { startMailWorker } from "./start-mail-worker";

let api: TestApi;
const servers: { server: Server; sockets: Set<Socket> }[] = [];
beforeAll(async () => {
  api = await createTestApi();
});
afterEach(() => {
  for (const { server, sockets } of servers.splice(0)) {
    server.close();
    for (const socket of sockets) {
      socket.destroy();
    }
  }
});
afterAll(() => api.close());

/** A mail server that takes the connection and then does as `onSocket` says. */
async function startServer(onSocket: (socket: Socket) => void) {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    socket.resume();
    socket.on("close", () => sockets.delete(socket));
    onSocket(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  servers.push({ server, sockets });
  const { port } = server.address() as { port: number };
  return { env: { smtpUrl: `smtp://127.0.0.1:${port}`, from: MAIL_FROM }, sockets };
}

async function queue() {
  const to = await queueNotice(api);
  return { read: () => readMail(api, to) };
}

const silent = () => {};
const greets = (socket: Socket) => socket.write("220 hello\r\n");
/** Never quiet for long and never done: each piece starts the wait for the next anew. */
const trickles = (socket: Socket) => {
  socket.write("220 hello\r\n");
  const timer = setInterval(() => socket.write("250-more\r\n"), 20);
  socket.on("close", () => clearInterval(timer));
};
const short = { connectionMs: 200, greetingMs: 200, socketMs: 200, mailMs: 1_000, closeMs: 1_000 };

test("a mail is given up well before another worker may take it", () => {
  const { connectionMs, greetingMs, socketMs, mailMs } = mailTimeouts;
  expect(Math.max(connectionMs, greetingMs, socketMs)).toBeLessThan(mailMs);
  expect(mailMs).toBeLessThan((LEASE_SECONDS - 10) * 1_000);
});

test.each([
  ["accepts and says nothing", silent],
  ["greets and then hangs", greets],
  ["trickles for ever", trickles],
])("a mail server that %s is left, and the mail is tried again later", async (_, onSocket) => {
  const { read } = await queue();
  const { env, sockets } = await startServer(onSocket);
  const worker = startMailWorker(api.ctx, env, short);
  await expect.poll(async () => (await read()).lastError, { timeout: 5_000 }).not.toBeNull();
  expect(await read()).toMatchObject({ sentAt: null, deadAt: null });
  await worker.close();
  await expect.poll(() => sockets.size).toBe(0);
  await api.ctx.db.delete(mailOutbox);
});

test.each([
  ["hangs", greets],
  ["trickles", trickles],
])("closing while the mail server %s is prompt, and the mail stays due", async (_, onSocket) => {
  const { read } = await queue();
  const { env, sockets } = await startServer(onSocket);
  const worker = startMailWorker(api.ctx, env, { ...mailTimeouts, closeMs: 300 });
  await expect.poll(() => sockets.size).toBe(1);
  const startedAt = performance.now();
  await worker.close();
  expect(performance.now() - startedAt).toBeLessThan(2_000);
  expect(await read()).toMatchObject({ sentAt: null, deadAt: null });
  await expect.poll(() => sockets.size).toBe(0);
  await api.ctx.db.delete(mailOutbox);
});

test("a hanging mail server neither fails nor slows a request, not even one that mails", async () => {
  const person = await createSomeone(api);
  await queue();
  const { env, sockets } = await startServer(greets);
  const worker = startMailWorker(api.ctx, env, { ...mailTimeouts, closeMs: 300 });
  await expect.poll(() => sockets.size).toBe(1);
  const startedAt = performance.now();
  expect((await person.client.get(paths.sessions)).status).toBe(200);
  const again = await signInElsewhere(person.user.email);
  expect(again.status).toBe(200);
  expect(performance.now() - startedAt).toBeLessThan(3_000);
  expect((await readMail(api, person.user.email)).template).toBe("new_device_login");
  expect(sockets.size).toBe(1);
  await worker.close();
  await api.ctx.db.delete(mailOutbox);
});

function signInElsewhere(email: string) {
  const body = { email, password: TEST_PASSWORD };
  return createSessionClient(api).call("/api/login/", {
    method: "POST",
    body,
    headers: { "user-agent": "Another browser" },
  });
}
