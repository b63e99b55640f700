import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { parseArguments } from "./parse-arguments";
import { UsageError } from "./usage";

const url = "https://eu.posthog.com";

test("a key comes from its option, or else from the variable", () => {
  const env = { POSTHOG_PERSONAL_API_KEY: "phx_variable" };
  expect(parseArguments(["--url", `${url}/`, "--key", "phx_option"], env)).toEqual({
    url,
    login: { kind: "api_key", key: "phx_option" },
    isWrite: false,
    isJson: false,
  });
  expect(parseArguments(["--url", url], env).login).toEqual({ kind: "api_key", key: "phx_variable" });
  const email = { kind: "session", email: "ada@example.com" };
  expect(parseArguments(["--url", url, "--email", "ada@example.com"], env).login).toEqual(email);
});

test.each([
  "http://localhost:8010",
  "http://127.0.0.1:8010",
  "http://[::1]:8010",
  "https://posthog.example.com/prefix",
])("%s may be given a credential", (address) => {
  expect(parseArguments(["--url", address, "--key", "phx_x"], {}).url).toBe(address);
});

test.each([
  ["an address without TLS", ["--url", "http://posthog.example.com", "--key", "phx_secret"]],
  [
    "a name that only begins like this machine",
    ["--url", "http://127.0.0.1.example.com", "--key", "phx_secret"],
  ],
  ["another protocol", ["--url", "file:///etc", "--key", "phx_secret"]],
  ["a password in the address", ["--url", "https://ada:phx_secret@example.com", "--key", "phx_x"]],
  ["a query", ["--url", `${url}/?key=phx_secret`, "--key", "phx_x"]],
  ["no address", ["--key", "phx_secret"]],
  ["no credential", ["--url", url]],
  ["two credentials", ["--url", url, "--key", "phx_secret", "--email", "ada@example.com"]],
  ["a password as an argument", ["--url", url, "--email", "ada@example.com", "--password=phx_secret"]],
  ["a key without its option", ["--url", url, "phx_secret"]],
  ["an option that is none", ["--url", url, "--phx_secret"]],
  ["a key of two lines", ["--url", url, "--key", "phx_secret\r\nX-Other: 1"]],
])("%s is refused, in words that repeat no argument", (_, args) => {
  const attempt = () => parseArguments(args, {});
  expect(attempt).toThrow(UsageError);
  expect(attempt).toThrow(expect.objectContaining({ message: expect.not.stringContaining("phx_secret") }));
});

test("the command itself exits with 2 and the usage on the error output", () => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", "tsx", "scripts/conformance.ts", "--url", url, "phx_secret"],
    { encoding: "utf8", env: { ...process.env, POSTHOG_PERSONAL_API_KEY: "" } },
  );
  expect([status, stdout]).toEqual([2, ""]);
  expect(stderr).toContain("npm run conformance --");
  expect(stderr).not.toContain("phx_secret");
});
