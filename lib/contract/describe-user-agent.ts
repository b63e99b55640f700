export type DeviceKind = "computer" | "phone" | "tablet" | "program" | "unknown";
export type DeviceName = { name: string; kind: DeviceKind };

const UNKNOWN: DeviceName = { name: "Unknown browser", kind: "unknown" };

/** The more particular first: nearly every browser also names those it descends from. */
const browsers: readonly [RegExp, string][] = [
  [/\bEdg(e|A|iOS)?\//, "Edge"],
  [/\b(OPR|Opera|OPT)\//, "Opera"],
  [/\bSamsungBrowser\//, "Samsung Internet"],
  [/\bVivaldi\//, "Vivaldi"],
  [/\bDuckDuckGo\//, "DuckDuckGo"],
  [/\bYaBrowser\//, "Yandex Browser"],
  [/\b(Firefox|FxiOS)\//, "Firefox"],
  [/\b(Chrome|CriOS|HeadlessChrome|Chromium)\//, "Chrome"],
  [/\bVersion\/[\d.]+.*\bSafari\//, "Safari"],
];

const systems: readonly [RegExp, string, DeviceKind][] = [
  [/\biPhone\b/, "iPhone", "phone"],
  [/\biPad\b/, "iPad", "tablet"],
  [/\bAndroid\b.*\bMobile\b/, "Android", "phone"],
  [/\bAndroid\b/, "Android", "tablet"],
  [/\bCrOS\b/, "ChromeOS", "computer"],
  [/\bWindows\b/, "Windows", "computer"],
  [/\bMac(intosh| OS X)\b/, "macOS", "computer"],
  [/\b(Linux|X11)\b/, "Linux", "computer"],
];

const programs: readonly [RegExp, string][] = [
  [/^curl\//i, "curl"],
  [/^python-(requests|httpx)|^Python-urllib|^aiohttp|^httpx/i, "a Python program"],
  [/^(node|undici|node-fetch|axios|got)\b/i, "a Node program"],
  [/^Go-http-client/i, "a Go program"],
  [/^Ruby|^Faraday/i, "a Ruby program"],
  [/^(okhttp|Java)\b/i, "a Java program"],
  [/^PostmanRuntime/i, "Postman"],
];

/** "Firefox on Windows": what a browser says of itself, which tells its owner and proves nothing. */
export function describeUserAgent(userAgent: string | null | undefined): DeviceName {
  if (!userAgent) return UNKNOWN;
  const program = programs.find(([pattern]) => pattern.test(userAgent))?.[1];
  if (program) return { name: program.replace(/^./, (first) => first.toUpperCase()), kind: "program" };
  const browser = browsers.find(([pattern]) => pattern.test(userAgent))?.[1];
  const [, system, kind] = systems.find(([pattern]) => pattern.test(userAgent)) ?? [];
  if (browser && system) return { name: `${browser} on ${system}`, kind: kind ?? "unknown" };
  if (browser) return { name: browser, kind: "unknown" };
  return system ? { name: `A browser on ${system}`, kind: kind ?? "unknown" } : UNKNOWN;
}
