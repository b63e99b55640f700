/** This page's address with one parameter changed or taken away, and every other kept. */
export function buildAddressWith(name: string, value: string | null): string {
  const { pathname, search, hash } = window.location;
  const params = new URLSearchParams(search);
  if (value) params.set(name, value);
  else params.delete(name);
  const text = params.toString();
  return pathname + (text && `?${text}`) + hash;
}
