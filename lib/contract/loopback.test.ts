import { expect, test } from "vitest";
import { isLoopback } from "./loopback";

test.each([
  ["http://localhost:8010", true],
  ["http://api.team.localhost", true],
  ["http://127.0.0.1", true],
  ["http://127.1.2.3:80", true],
  ["http://[::1]:3000", true],
  ["http://localhost.example.com", false],
  ["http://127.0.0.1.example.com", false],
  ["http://10.0.0.1", false],
  ["http://[::ffff:10.0.0.1]", false],
])("%s is this machine: %s", (address, isExpected) => {
  expect(isLoopback(new URL(address).hostname)).toBe(isExpected);
});
