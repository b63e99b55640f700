type SetupUri = { issuer: string; account: string; secret: string };

/** What a QR code holds for authenticator apps (the key-URI convention): every part percent-encoded. */
export function buildSetupUri({ issuer, account, secret }: SetupUri): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(account)}`;
  const values = { secret, issuer, algorithm: "SHA1", digits: "6", period: "30" };
  const query = Object.entries(values).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `otpauth://totp/${label}?${query.join("&")}`;
}

/**
 * The name under which apps list the account: the host people know. One of this machine is behind
 * these pages, whose own name is the known one; a port's colon would end the name too early.
 */
export function toIssuer(serverName: string, siteHost: string): string {
  const host = serverName.replace(/:\d+$/, "");
  return /^(localhost|127\.[\d.]+|\[?::1\]?)$/.test(host) ? siteHost : host;
}

/** In groups of four, as people type it. */
export function toKeyGroups(secret: string): string[] {
  return secret.match(/.{1,4}/g) ?? [];
}
