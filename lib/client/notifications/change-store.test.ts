import { describe, expect, test } from "vitest";
import { ApiError } from "@/lib/contract/api-error";
import type { Change, Path, Value } from "./change";
import { namePath, toChanges } from "./change";
import { overlay } from "./change-queue";
import { createChangeStore, type Run } from "./change-store";
import { applyChanges, findValue, readValue, type Settings } from "./settings";

const run: Run = (call) => call();
const mail: Path = ["discussions_mentioned"];
const digest: Path = ["all_weekly_digest_disabled"];
const project = (id: string): Path => ["project_weekly_digest_disabled", id];
const inApp = (id: string): Path => ["realtime_notifications_disabled", "comment_mention", id];

const refusal = (detail: string) =>
  new ApiError({ status: 400, type: "validation_error", code: "permission_denied", detail, attr: null });
const outage = () =>
  new ApiError({ status: 0, type: "network_error", code: "network", detail: "No answer.", attr: null });

/** A server whose answers a test gives one by one, in the order of the requests. */
function createServer(settings: Settings = {}) {
  const server = { settings, seen: settings, patches: [] as Settings[], underWay: 0, mostUnderWay: 0 };
  const open: { patch: Settings; resolve: (all: Settings) => void; reject: (error: Error) => void }[] = [];
  const store = createChangeStore({
    read: () => server.seen,
    reread: async () => {
      server.seen = server.settings;
      store.follow(server.seen);
    },
    save: (patch) => {
      server.patches.push(patch);
      server.underWay += 1;
      server.mostUnderWay = Math.max(server.mostUnderWay, server.underWay);
      return new Promise<Settings>((resolve, reject) => open.push({ patch, resolve, reject })).finally(() => {
        server.underWay -= 1;
      });
    },
  });
  const write = (patch: Settings) => {
    server.settings = applyChanges(server.settings, toChanges(listLeaves(patch)));
  };
  /** Waits for what an answer sets going. */
  const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
  return Object.assign(server, {
    store,
    write,
    isAsked: () => open.length > 0,
    shown: () => overlay(store.getSnapshot().queue, server.seen),
    async answer() {
      const call = open.shift();
      if (!call) return;
      write(call.patch);
      server.seen = server.settings;
      call.resolve(server.settings);
      await settled();
    },
    /** As from a server that says yes and does something else. */
    async answerWith(settings: Settings) {
      server.seen = settings;
      open.shift()?.resolve(settings);
      await settled();
    },
    /** `isWritten`: the server did it and the answer was lost. */
    async refuse(error: Error, { isWritten = false } = {}) {
      const call = open.shift();
      if (call && isWritten) write(call.patch);
      call?.reject(error);
      await settled();
    },
  });
}

function listLeaves(value: Settings, path: readonly string[] = []): Change[] {
  return Object.entries(value).flatMap(([name, inner]) => {
    const place = [...path, name] as unknown as Path;
    if (typeof inner === "object" && inner !== null) return listLeaves(inner as Settings, place);
    return [{ path: place, value: inner as Value }];
  });
}

describe("N3: changes on their way", () => {
  test("a first change is sent at once, and those made meanwhile go together in the next request", async () => {
    const server = createServer();
    server.store.push([{ path: mail, value: false }], run);
    server.store.push([{ path: digest, value: true }], run);
    server.store.push([{ path: project("7"), value: true }], run);
    expect(server.patches).toEqual([{ discussions_mentioned: false }]);
    await server.answer();
    expect(server.patches[1]).toEqual({
      all_weekly_digest_disabled: true,
      project_weekly_digest_disabled: { 7: true },
    });
    await server.answer();
    expect(server.patches).toHaveLength(2);
  });

  test("only what differs is sent: there and back while another request is under way is nothing", async () => {
    const server = createServer();
    server.store.push([{ path: mail, value: false }], run);
    server.store.push([{ path: digest, value: true }], run);
    server.store.push([{ path: digest, value: false }], run);
    server.store.push([{ path: inApp("7"), value: false }], run);
    await server.answer();
    expect(server.patches).toEqual([{ discussions_mentioned: false }]);
    expect(server.store.isBusy()).toBe(false);
  });

  test("there and back of the change under way is written twice, and ends as the person left it", async () => {
    const server = createServer();
    server.store.push([{ path: mail, value: false }], run);
    server.store.push([{ path: mail, value: true }], run);
    expect(readValue(server.shown(), mail)).toBe(true);
    await server.answer();
    expect(readValue(server.shown(), mail)).toBe(true);
    await server.answer();
    expect(server.settings).toEqual({ discussions_mentioned: true });
  });

  test("a refused key goes back with the reason, and the keys that went along are saved by themselves", async () => {
    const server = createServer();
    server.store.push([{ path: mail, value: false }], run);
    server.store.push(
      [
        { path: digest, value: true },
        { path: project("7"), value: true },
      ],
      run,
    );
    await server.answer();
    await server.refuse(refusal("locked"));
    await server.refuse(refusal("locked"));
    await server.answer();
    const { failed, saved } = server.store.getSnapshot().queue;
    expect([...failed.values()].map(({ error }) => error.message)).toEqual(["locked"]);
    expect([...failed.keys()]).toEqual([namePath(digest)]);
    expect([...saved.keys()]).toEqual([namePath(mail), namePath(project("7"))]);
    expect(readValue(server.shown(), digest)).toBe(false);
    expect(server.settings).toEqual({
      discussions_mentioned: false,
      project_weekly_digest_disabled: { 7: true },
    });
  });

  test("an answer that was lost is read again, and a change that was written after all did not fail", async () => {
    const server = createServer();
    server.store.push([{ path: mail, value: false }], run);
    await server.refuse(outage(), { isWritten: true });
    expect(server.store.getSnapshot().queue.failed.size).toBe(0);
    expect(readValue(server.shown(), mail)).toBe(false);
  });

  test("a change back is sent even where the server looked so before an answer was lost", async () => {
    const server = createServer();
    server.store.push([{ path: mail, value: false }], run);
    server.store.push([{ path: mail, value: true }], run);
    await server.refuse(outage(), { isWritten: true });
    await server.answer();
    expect(server.settings).toEqual({ discussions_mentioned: true });
  });

  test("X1: nothing counts as saved that the answer does not hold", async () => {
    const server = createServer();
    server.store.push([{ path: mail, value: false }], run);
    expect(server.store.getSnapshot().queue.saved.size).toBe(0);
    await server.answer();
    expect([...server.store.getSnapshot().queue.saved.keys()]).toEqual([namePath(mail)]);
    server.store.push([{ path: mail, value: true }], run);
    expect(server.store.getSnapshot().queue.saved.size).toBe(0);
    await server.answerWith({ discussions_mentioned: false });
    expect(server.store.getSnapshot().queue.saved.size).toBe(0);
    expect(readValue(server.shown(), mail)).toBe(false);
  });

  const places = [mail, digest, project("1"), project("2"), inApp("1"), inApp("2")];

  test.each(Array.from({ length: 300 }, (_, index) => index + 1))(
    "any order of toggles, answers, other tabs and failures ends as the person left it (seed %i)",
    async (seed) => {
      const random = createRandom(seed);
      const pick = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)] as Item;
      const server = createServer();
      const wanted = new Map<string, Change>();
      let foreign: boolean | undefined;

      const step = async () => {
        const dice = random();
        if (dice < 0.55) {
          const path = pick(places);
          const change = { path, value: !readValue(server.shown(), path) };
          wanted.set(namePath(path), change);
          server.store.push([change], run);
          // What the person just did is what they see, whatever is under way.
          expect(readValue(server.shown(), path)).toBe(change.value);
        } else if (dice < 0.8) {
          await server.answer();
        } else if (dice < 0.87) {
          foreign = random() < 0.5;
          server.write({ project_weekly_digest_disabled: { elsewhere: foreign } });
        } else if (dice < 0.93) {
          await server.refuse(refusal("no"));
        } else {
          await server.refuse(outage(), { isWritten: random() < 0.5 });
        }
        expect(server.mostUnderWay).toBeLessThanOrEqual(1);
      };

      for (let count = 0; count < 40; count += 1) await step();
      while (server.isAsked()) await server.answer();
      const { failed } = server.store.getSnapshot().queue;
      server.seen = server.settings;
      expect(server.store.isBusy()).toBe(false);
      expect(server.shown()).toEqual(server.settings);
      for (const [name, { path, value }] of wanted) {
        const isAsLeft = readValue(server.settings, path) === value;
        expect(isAsLeft || failed.has(name), name).toBe(true);
      }
      expect(findValue(server.settings, project("elsewhere"))).toBe(foreign);
    },
  );
});

/** The same numbers for the same seed (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

test("the way back from muting goes with the next choice of another kind, and not with a second try", () => {
  const kept: unknown[] = [];
  const undo = { muted: [{ path: mail, value: false }], before: [{ path: mail, value: true }] };
  const store = createChangeStore({
    read: () => ({}),
    reread: async () => {},
    save: () => new Promise<Settings>(() => {}),
    undo: { read: () => null, keep: (each) => kept.push(each) },
  });
  store.setUndo(undo);
  store.push(undo.muted, run);
  store.push([{ path: mail, value: false }], run);
  expect(store.getSnapshot().undo).toBe(undo);
  store.push([{ path: digest, value: true }], run);
  expect(store.getSnapshot().undo).toBeNull();
  expect(kept).toEqual([undo, null]);
});
