/** The name of a JSON value's type in PostHog's language; clients compare the text. */
export function nameType(value: unknown): string {
  if (value === null) {
    return "NoneType";
  }
  if (typeof value === "number") {
    return Number.isInteger(value) ? "int" : "float";
  }
  if (typeof value === "boolean") {
    return "bool";
  }
  if (typeof value === "string") {
    return "str";
  }
  return Array.isArray(value) ? "list" : "dict";
}
