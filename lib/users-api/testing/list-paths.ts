/**
 * The dotted paths of everything in a JSON value; `[]` stands for any element. Below a path that
 * is not further described in `known`, nothing is listed: its inside is free.
 */
export function listPaths(value: unknown, known: ReadonlySet<string>): string[] {
  const paths = new Set<string>();
  visit(value, "", paths, known);
  return [...paths];
}

function visit(value: unknown, path: string, paths: Set<string>, known: ReadonlySet<string>): void {
  if (Array.isArray(value)) {
    const element = `${path}[]`;
    paths.add(known.has(element) ? element : path);
    for (const item of value) {
      visit(item, element, paths, known);
    }
    return;
  }
  if (path !== "" && !path.endsWith("[]")) {
    paths.add(path);
  }
  const isDescribed = path === "" || [...known].some((candidate) => candidate.startsWith(`${path}.`));
  if (typeof value === "object" && value !== null && isDescribed) {
    for (const [key, inner] of Object.entries(value)) {
      visit(inner, path === "" ? key : `${path}.${key}`, paths, known);
    }
  }
}
