export type Value = boolean | number;

/** Where a value stands in `notification_settings`: a key, a key and an id, or a key, a type and an id. */
export type Path = readonly [string, ...string[]];

/** A value as it is stored, for one place. */
export type Change = { path: Path; value: Value };

/** The newest change of each place, by its name. */
export type Changes = ReadonlyMap<string, Change>;

export const noChanges: Changes = new Map();

export function namePath(path: Path): string {
  return path.join("/");
}

export function toChanges(list: readonly Change[]): Changes {
  return new Map(list.map((change) => [namePath(change.path), change]));
}
