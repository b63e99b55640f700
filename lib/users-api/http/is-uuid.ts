const uuidShape = /^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/i;

/** A malformed uuid is treated as unknown (contract.md 11); Postgres would throw on it. */
export function isUuid(value: string): boolean {
  return uuidShape.test(value);
}
