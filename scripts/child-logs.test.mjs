import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { openLogFile } from "./lib/log-file.mjs";
import { fromRoot } from "./lib/root.mjs";
import { createStack } from "./lib/stack.mjs";

/** @type {string} */
let folder;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "account-logs-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const say = (/** @type {string} */ code) => ({ name: "talker", args: ["-e", code], env: process.env });
const logFile = () => join(folder, "logs", "talker.log");

describe("the log files of demo and dev", () => {
  test("a new start adds to what the last one wrote, readable by its owner alone", async () => {
    for (const word of ["first", "second"]) {
      await createStack(folder).run(say(`console.log("${word}")`));
    }
    expect(readFileSync(logFile(), "utf8")).toBe("first\nsecond\n");
    expect(statSync(logFile()).mode & 0o777).toBe(0o600);
  });

  test("a full disk costs the lines, not the programs, and is said once", async () => {
    mkdirSync(join(folder, "logs"));
    symlinkSync("/dev/full", logFile());
    const complaint = vi.spyOn(console, "error").mockImplementation(() => {});
    const tail = await createStack(folder).run(say(`console.log("one"); console.log("two")`));
    expect(tail).toEqual(["one", "two"]);
    expect(complaint.mock.calls).toEqual([[expect.stringMatching(/talker\.log cannot be written.*ENOSPC/)]]);
    complaint.mockRestore();
  });

  test("one file of at most the limit and one older one are kept", () => {
    const file = join(folder, "long.log");
    const log = openLogFile(file, { bytesMax: 1_000 });
    for (let line = 0; line < 500; line += 1) {
      log.write(`line ${line}`);
    }
    log.end();
    const [now, before] = [readFileSync(file, "utf8"), readFileSync(`${file}.1`, "utf8")];
    expect(Math.max(now.length, before.length)).toBeLessThanOrEqual(1_000);
    expect((before + now).trim().split("\n").at(-1)).toBe("line 499");
    expect(before + now).toMatch(/^line \d+\n(line \d+\n)+$/);
  });
});

describe("the output of npm start", () => {
  /** Runs a launcher of its own, as its standard streams are what is looked at. */
  function spawnLauncher(/** @type {string} */ code) {
    const launcher = `
      import { createStack } from ${JSON.stringify(fromRoot("scripts/lib/stack.mjs"))};
      const stack = createStack(${JSON.stringify(folder)}, { isLogPiped: true });
      await stack.start({ name: "talker", args: ["-e", ${JSON.stringify(code)}], env: process.env });
      await stack.stop();`;
    return spawn(process.execPath, ["--input-type=module", "-e", launcher], {
      stdio: ["ignore", "pipe", "pipe"],
    });
  }

  async function launch(/** @type {string} */ code) {
    const child = spawnLauncher(code);
    const exited = once(child, "close");
    const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
    const [status] = await exited;
    return { status, stdout, stderr };
  }
  const ready = "console.log(JSON.stringify({ ready: true })); setInterval(() => {}, 1000)";

  test("each stream has the programs' lines as JSON, theirs as they are, others wrapped", async () => {
    const code = `console.error('{"level":30,"msg":"theirs"}'); console.error("\\u001b[31mplain"); console.log("out"); ${ready}`;
    const { stdout, stderr } = await launch(code);
    const read = (/** @type {string} */ lines) =>
      lines
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line));
    expect(read(stderr)).toEqual([
      { level: 30, msg: "theirs" },
      { level: 50, time: expect.any(Number), program: "talker", msg: "\u001b[31mplain" },
    ]);
    expect(stderr).not.toContain("\u001b");
    expect(read(stdout)).toEqual([
      { level: 30, time: expect.any(Number), program: "talker", msg: "out" },
      { ready: true },
    ]);
  });

  test("the launcher's own lines are JSON too, with the same fields, a refusal of several lines as well", async () => {
    const launcher = `
      import { openLauncherLog } from ${JSON.stringify(fromRoot("scripts/lib/launcher-log.mjs"))};
      import { runEntry, UserError } from ${JSON.stringify(fromRoot("scripts/lib/stop-with-message.mjs"))};
      const log = openLauncherLog();
      log.info("It is up.");
      await runEntry(() => { throw new UserError("Not started:\\n  one\\n  two"); }, log);`;
    const child = spawn(process.execPath, ["--input-type=module", "-e", launcher]);
    const exited = once(child, "close");
    const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
    const row = (/** @type {number} */ level, /** @type {string} */ msg) => ({
      level,
      time: expect.any(Number),
      program: "launcher",
      msg,
    });
    expect(JSON.parse(stdout)).toEqual(row(30, "It is up."));
    const lines = stderr.trim().split("\n");
    expect(lines.map((line) => JSON.parse(line))).toEqual(
      ["Not started:", "  one", "  two"].map((msg) => row(50, msg)),
    );
    expect((await exited)[0]).toBe(1);
  });

  test("no file is written, and a death still shows the last lines", async () => {
    const { status, stderr } = await launch('console.error("the reason"); process.exit(3)');
    expect(status).toBe(1);
    expect(stderr).toMatch(/talker ended: exit code 3\. Its last lines:\n {2}the reason/);
    expect(() => statSync(join(folder, "logs"))).toThrow("ENOENT");
  });

  test("a reader that went away does not end the programs", async () => {
    const child = spawnLauncher(`setTimeout(() => { console.log("nobody reads"); ${ready} }, 300)`);
    child.stdout.destroy();
    child.stderr.destroy();
    expect(await once(child, "close")).toEqual([0, null]);
  });
});
