import { expect, it } from "vitest";
import { describeUserAgent } from "./describe-user-agent";

const chromium = "(KHTML, like Gecko) Chrome/131.0.0.0";
const mozilla = "Mozilla/5.0";

it.each([
  [
    `${mozilla} (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 ${chromium} Safari/537.36`,
    "Chrome on Windows",
    "computer",
  ],
  [
    `${mozilla} (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 ${chromium} Safari/537.36 Edg/131.0.0.0`,
    "Edge on Windows",
    "computer",
  ],
  [
    `${mozilla} (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15`,
    "Safari on macOS",
    "computer",
  ],
  [`${mozilla} (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0`, "Firefox on Linux", "computer"],
  [
    `${mozilla} (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 ${chromium} Safari/537.36`,
    "Chrome on ChromeOS",
    "computer",
  ],
  [
    `${mozilla} (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/131.0.0.0 Safari/537.36`,
    "Chrome on Linux",
    "computer",
  ],
  [
    `${mozilla} (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 ${chromium} Safari/537.36 OPR/116.0.0.0`,
    "Opera on Windows",
    "computer",
  ],
  [
    `${mozilla} (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1`,
    "Safari on iPhone",
    "phone",
  ],
  [
    `${mozilla} (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/131.0 Mobile/15E148 Safari/604.1`,
    "Chrome on iPhone",
    "phone",
  ],
  [
    `${mozilla} (iPad; CPU OS 17_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) FxiOS/132.0 Mobile/15E148 Safari/605.1.15`,
    "Firefox on iPad",
    "tablet",
  ],
  [
    `${mozilla} (Linux; Android 10; K) AppleWebKit/537.36 ${chromium} Mobile Safari/537.36`,
    "Chrome on Android",
    "phone",
  ],
  [
    `${mozilla} (Linux; Android 14; SM-X910) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/26.0 Chrome/122.0.0.0 Safari/537.36`,
    "Samsung Internet on Android",
    "tablet",
  ],
  ["curl/8.5.0", "Curl", "program"],
  ["python-requests/2.32.3", "A Python program", "program"],
  ["node", "A Node program", "program"],
])("names the browser and the system in words: %s", (userAgent, name, kind) => {
  expect(describeUserAgent(userAgent)).toEqual({ name, kind });
});

it("guesses nothing from what it does not know", () => {
  const unknown = { name: "Unknown browser", kind: "unknown" };
  expect(describeUserAgent(null)).toEqual(unknown);
  expect(describeUserAgent("")).toEqual(unknown);
  expect(describeUserAgent("<script>alert(1)</script>")).toEqual(unknown);
  expect(describeUserAgent(`${mozilla} (Linux; SmartThing)`)).toEqual({
    name: "A browser on Linux",
    kind: "computer",
  });
});

it("reads the longest text that the server stores without a noticeable wait", () => {
  const startedMs = performance.now();
  describeUserAgent(`${mozilla} Version/${"1.".repeat(250)}`.slice(0, 512));
  expect(performance.now() - startedMs).toBeLessThan(50);
});
