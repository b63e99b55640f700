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

/**
 * Finds the endpoints of a path by its decoded segments; literal segments win over parameters.
 * Returns null where no template fits, and every method of the path where one does.
 */
export function matchPath<T extends Template>(templates: readonly T[], segments: string[]): Match<T> | null {
  if (segments.some((segment) => /[/\\\p{Cc}]/u.test(segment))) {
    return null;
  }
  const matches = templates
    .map((template) => ({ template, params: matchTemplate(template.path, segments) }))
    .filter((match): match is { template: T; params: Record<string, string> } => match.params !== null)
    .sort((a, b) => Object.keys(a.params).length - Object.keys(b.params).length);
  const best = matches[0];
  if (!best) {
    return null;
  }
  const candidates = matches.map((match) => match.template).filter((t) => t.path === best.template.path);
  return { candidates, params: best.params };
}

export function toSegments(path: string): string[] {
  return path.split("/").filter((segment) => segment !== "");
}

function matchTemplate(path: string, segments: string[]): Record<string, string> | null {
  const expected = toSegments(path);
  if (expected.length !== segments.length) {
    return null;
  }
  const params: Record<string, string> = {};
  for (const [index, part] of expected.entries()) {
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
