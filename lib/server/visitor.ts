import "server-only";
import type { Capabilities } from "@/lib/contract/capabilities";
import type { User } from "@/lib/contract/schemas/account";
import { getCapabilities } from "./capabilities";
import { settlesSoon } from "./settles-soon";
import { findViewer } from "./viewer";

type Known = Pick<User, "uuid" | "email" | "pending_email" | "is_email_verified">;

/**
 * Who is signed in, as far as a page for everybody needs to know. An API that is down or slow must
 * not keep such a page back: then nobody is.
 */
export async function findVisitor(): Promise<Known | null> {
  const viewer = findViewer();
  if (!(await settlesSoon(viewer))) return null;
  const found = await viewer.catch(() => null);
  if (!found) return null;
  const { uuid, email, pending_email, is_email_verified } = found.user;
  return { uuid, email, pending_email, is_email_verified };
}

/** Null where the server does not say in time what it can do. */
export async function findCapabilities(): Promise<Capabilities | null> {
  const capabilities = getCapabilities(null);
  return (await settlesSoon(capabilities)) ? capabilities : null;
}
