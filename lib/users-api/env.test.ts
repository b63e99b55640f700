import { expect, test } from "vitest";
import { parseApiEnv } from "./env";

test.each([
  ["https://github.com", "https://api.github.com"],
  ["https://github.com/", "https://api.github.com"],
  ["https://octocorp.ghe.com", "https://api.octocorp.ghe.com"],
  ["https://github.example", "https://github.example/api/v3"],
  ["https://github.example:8443/", "https://github.example:8443/api/v3"],
  ["https://notghe.com", "https://notghe.com/api/v3"],
  ["http://127.0.0.1:8020", "http://127.0.0.1:8020/api/v3"],
])("the API of %s is at %s", (GITHUB_URL, apiUrl) => {
  const encryption = { ENCRYPTION_KEY: Buffer.alloc(32, 7).toString("base64") };
  expect(parseApiEnv({ ...encryption, GITHUB_URL }).github.apiUrl).toBe(apiUrl);
  const own = { ...encryption, GITHUB_URL, GITHUB_API_URL: "https://api.own.example" };
  expect(parseApiEnv(own).github.apiUrl).toBe("https://api.own.example");
});
