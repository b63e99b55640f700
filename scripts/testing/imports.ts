import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";

const root = resolve(import.meta.dirname, "../..");
const rooms = ["app", "components", "lib", "sandbox", "scripts", "bench", "e2e", "proxy.ts"];

export type SourceFile = { path: string; text: string; imports: string[] };

/** Every source file with the project files it imports, as paths from the root. */
export function readSources(): SourceFile[] {
  return rooms.flatMap((room) => (room.endsWith(".ts") ? [room] : listFiles(room))).map(toSource);
}

function listFiles(room: string): string[] {
  return readdirSync(join(root, room), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs)$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

function toSource(path: string): SourceFile {
  const text = readFileSync(join(root, path), "utf8");
  const found = text.matchAll(/(?:from\s+|import\(\s*|import\s+)["']([^"']+)["']/g);
  const imports = [...found].map(([, target = ""]) => toProjectPath(path, target)).filter((p) => p !== null);
  return { path, text, imports };
}

function toProjectPath(from: string, target: string): string | null {
  if (target.startsWith("@/")) {
    return target.slice(2);
  }
  return target.startsWith(".") ? relative(root, resolve(root, dirname(from), target)) : null;
}
