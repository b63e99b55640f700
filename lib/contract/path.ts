import type { Method } from "./endpoint";

/**
 * Fills a template of the registry. Every value is encoded, so that nothing in it can leave its
 * segment; a missing value throws, since that is a bug of the caller.
 */
export function buildPath(template: string, params: Record<string, string>): string {
  return template.replace(/:([a-z_]+)/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined || value === "" || value === "." || value === "..") {
      throw new Error(`No usable value for :${name} in ${template}`);
    }
    return value === "@me" ? value : encodeURIComponent(value);
  });
}

export function buildQuery(query: Record<string, unknown>): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== "") {
      search.set(key, String(value));
    }
  }
  const text = search.toString();
  return text ? `?${text}` : "";
}

const digitParams = new Set(["installation_id"]);

type Template = { path: string; method: Method };
type Match<T extends Template> = { candidates: T[]; params: Record<string, string> };
type Compiled<T extends Template> = { parts: string[]; candidates: T[] };

/**
 * Prepares a look-up of endpoints by the decoded segments of a path. It answers null where no
 * template fits, and the endpoints of every method where one does; literal segments win over
 * parameters.
 */
export function createMatcher<T extends Template>(
  templates: readonly T[],
): (segments: string[]) => Match<T> | null {
  const compiled = compile(templates);
  return (segments) => {
    if (segments.some((segment) => /[/\\\p{Cc}]/u.test(segment))) {
      return null;
    }
    for (const { parts, candidates } of compiled.get(segments.length) ?? []) {
      const params = matchParts(parts, segments);
      if (params !== null) {
        return { candidates, params };
      }
    }
    return null;
  };
}

/** Templates by their number of segments, those with fewer parameters first. */
function compile<T extends Template>(templates: readonly T[]): Map<number, Compiled<T>[]> {
  const paths = [...new Set(templates.map((template) => template.path))];
  const compiled = paths.map((path) => ({
    parts: toSegments(path),
    candidates: templates.filter((template) => template.path === path),
  }));
  const countParams = ({ parts }: Compiled<T>) => parts.filter((part) => part.startsWith(":")).length;
  compiled.sort((a, b) => countParams(a) - countParams(b));
  const lengths = new Set(compiled.map(({ parts }) => parts.length));
  return new Map(
    [...lengths].map((length) => [length, compiled.filter(({ parts }) => parts.length === length)]),
  );
}

export function toSegments(path: string): string[] {
  return path.split("/").filter((segment) => segment !== "");
}

function matchParts(parts: readonly string[], segments: readonly string[]): Record<string, string> | null {
  const params: Record<string, string> = {};
  for (const [index, part] of parts.entries()) {
    const given = segments[index] ?? "";
    if (!part.startsWith(":")) {
      if (part !== given) {
        return null;
      }
      continue;
    }
    const name = part.slice(1);
    if (digitParams.has(name) && !/^\d{1,20}$/.test(given)) {
      return null;
    }
    params[name] = given;
  }
  return params;
}
