/** Everything that must not be shown, wherever a server may repeat it. */
export type Secrets = { add(value: string): void; hide(text: string): string };

const LENGTH_MIN = 4;

export function createSecrets(): Secrets {
  const known = new Set<string>();
  return {
    add(value) {
      if (value.length >= LENGTH_MIN) {
        known.add(value);
      }
    },
    hide(text) {
      // The longest first: one may be a part of another.
      const all = [...known].sort((a, b) => b.length - a.length);
      return all.reduce((shown, secret) => shown.replaceAll(secret, "[hidden]"), text);
    },
  };
}
