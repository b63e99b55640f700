import { hash, verify } from "@node-rs/argon2";

/** OWASP's argon2id parameters: 19 MiB, two passes, one lane. */
const options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

let decoy: Promise<string> | null = null;

/** argon2id; never call it inside a transaction (design.md 5.5). */
export function hashPassword(password: string): Promise<string> {
  return hash(password, options);
}

/** Takes as long for a missing hash as for a wrong password, so that accounts cannot be probed. */
export async function isPasswordRight(passwordHash: string | null, password: string): Promise<boolean> {
  if (passwordHash === null) {
    decoy ??= hashPassword("no account has this password");
    await verify(await decoy, password);
    return false;
  }
  return verify(passwordHash, password);
}
