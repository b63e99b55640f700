import "server-only";
import { z } from "zod";
import { accountGet } from "@/lib/contract/endpoints/account";
import { callUpstream } from "../upstream/call-upstream";
import type { Credential } from "./session";

const TIMEOUT_MS = 3_000;

const accountSchema = z.object({ uuid: z.string().min(1).max(64), email: z.string().max(254).catch("") });

export type Account = z.output<typeof accountSchema>;

/** Whose credential it is; null where the API does not say in time. */
export async function findAccount(credential: Credential): Promise<Account | null> {
  const call = { endpoint: accountGet, params: { uuid: "@me" }, credential };
  try {
    const upstream = await callUpstream({ ...call, signal: AbortSignal.timeout(TIMEOUT_MS) });
    return upstream.status === 200 ? accountSchema.parse(JSON.parse(upstream.text)) : null;
  } catch {
    return null;
  }
}
