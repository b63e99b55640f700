import type { VerifyEmailProps } from "@/components/email/verify-email";
import { toSafeNext } from "@/lib/client/safe-next";
import { findCapabilities, findVisitor } from "@/lib/server/visitor";

export type VerifyPageProps = {
  params: Promise<{ uuid: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What both pages need; null where the address names no account at all. */
export async function readVerifyProps(page: VerifyPageProps): Promise<VerifyEmailProps | null> {
  const [{ uuid }, { next }] = await Promise.all([page.params, page.searchParams]);
  if (!UUID.test(uuid)) return null;
  const [visitor, capabilities] = await Promise.all([findVisitor(), findCapabilities()]);
  return {
    uuid: uuid.toLowerCase(),
    visitor,
    next: next === undefined ? null : toSafeNext(next),
    mailboxUrl: capabilities?.mailboxUrl ?? null,
  };
}
