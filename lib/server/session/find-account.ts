import "server-only";
import { z } from "zod";
import { accountGet } from "@/lib/contract/endpoints/account";
import { callUpstream } from "../upstream/call-upstream";
import { UpstreamError } from "../upstream/upstream-error";
import type { Credential } from "./session";

const TIMEOUT_MS = 3_000;

const accountSchema = z.object({ uuid: z.string().min(1).max(64), email: z.string().max(254).catch("") });

export type Account = z.output<typeof accountSchema>;

/** Whose credential it is; null where the API refuses it. Throws `UpstreamError` where it does not say. */
export async function askAccount(credential: Credential, signal?: AbortSignal): Promise<Account | null> {
  const call = { endpoint: accountGet, params: { uuid: "@me" }, credential };
  const upstream = await callUpstream({ ...call, signal });
  if (upstream.status === 401) {
    return null;
  }
  const parsed = accountSchema.safeParse(upstream.status === 200 ? parseJson(upstream.text) : null);
  if (!parsed.success) {
    throw new UpstreamError(upstream.status === 200 ? "upstream_invalid" : "upstream_failed");
  }
  return parsed.data;
}

/** The same for a sign-in that stands without an answer. */
export async function findAccount(credential: Credential): Promise<Account | null> {
  return askAccount(credential, AbortSignal.timeout(TIMEOUT_MS)).catch(() => null);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
