import { hash } from "./hash";

const SUBJECTS = [
  "billing",
  "checkout",
  "identity",
  "search",
  "catalog",
  "inventory",
  "shipping",
  "payments",
  "ledger",
  "notifications",
  "webhooks",
  "analytics",
  "events",
  "ingest",
  "warehouse",
  "pricing",
  "orders",
  "customers",
  "support",
  "onboarding",
  "mobile",
  "web",
  "admin",
  "partner",
  "marketing",
  "design",
  "experiments",
  "flags",
  "replay",
  "metrics",
  "logs",
  "traces",
  "alerts",
  "deploy",
  "network",
  "storage",
  "cache",
  "queue",
  "mail",
  "media",
  "reports",
  "exports",
  "imports",
  "geo",
  "fraud",
  "compliance",
  "data",
  "platform",
];
const KINDS = [
  "service",
  "api",
  "worker",
  "gateway",
  "sdk",
  "cli",
  "ui",
  "client",
  "schema",
  "proto",
  "docs",
  "handbook",
  "terraform",
  "helm-charts",
  "ansible",
  "infra",
  "dashboards",
  "runbooks",
  "pipeline",
  "jobs",
  "models",
  "migrations",
  "fixtures",
  "e2e",
  "benchmarks",
  "plugin",
  "action",
  "templates",
  "components",
  "tokens",
  "operator",
  "proxy",
];
const VARIANTS = ["", "v2", "legacy", "internal", "go", "rs", "py", "js", "ios", "android", "next", "public"];

const TOTAL = SUBJECTS.length * KINDS.length * VARIANTS.length;
/** Shares no factor with the total, so one pass meets every combination once. */
const STRIDE = 7919;

export function buildRepositoryName(login: string, index: number): string {
  const place = ((index % TOTAL) * STRIDE + (hash(login) % TOTAL)) % TOTAL;
  const subject = SUBJECTS[place % SUBJECTS.length] ?? "";
  const rest = Math.floor(place / SUBJECTS.length);
  const kind = KINDS[rest % KINDS.length] ?? "";
  const variant = VARIANTS[Math.floor(rest / KINDS.length)] ?? "";
  const words = [subject, kind, variant].filter((word) => word !== "");
  const round = Math.floor(index / TOTAL);
  if (round > 0) words.push(String(round + 1));
  return joinWords(words, hash(`${login}/${index}`) % 20);
}

function joinWords(words: string[], style: number): string {
  if (style === 0) return words.join("_");
  if (style === 1) return words.join(".");
  if (style === 2)
    return words
      .flatMap((word) => word.split("-"))
      .map(capitalise)
      .join("");
  return words.join("-");
}

function capitalise(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
