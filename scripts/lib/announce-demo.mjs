import { join } from "node:path";
import { writePrivateJson } from "./private-file.mjs";

/**
 * @typedef {Awaited<ReturnType<typeof import("./start-demo-backend.mjs").startDemoBackend>>["demo"]} Demo
 * @param {{ demo: Demo, dataDir: string, hasPages: boolean }} options
 */
export function announceDemo({ demo, dataDir, hasPages }) {
  const file = join(dataDir, "demo.json");
  writePrivateJson(file, demo);
  const lines = [
    ["Address", hasPages ? demo.url : null],
    ["Users API", demo.apiUrl],
    ["Plays", demo.profile === "ours" ? null : `PostHog, profile ${demo.profile}`],
    ["E-mail", demo.email],
    ["Password", demo.password ?? "the one you chose yourself"],
    ["API key", demo.apiKey],
    ["GitHub", demo.github],
    ["Mailbox", demo.mailbox ?? "mail is really sent (SMTP_URL)"],
    ["Also in", file],
    ["Stop", "Ctrl-C"],
  ];
  const shown = lines.filter(([, value]) => value !== null);
  console.log(`\n${shown.map(([name, value]) => `${`${name}:`.padEnd(11)}${value}`).join("\n")}\n`);
}
