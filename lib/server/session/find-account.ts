import "server-only";
import { z } from "zod";
import { accountGet } from "@/lib/contract/endpoints/account";
import { type ErrorCode, errorTable } from "@/lib/contract/errors";
import type { Client } from "../security/read-client";
import { callUpstream } from "../upstream/call-upstream";
import { readAnswer } from "../upstream/read-answer";
import { readRetryAfter } from "../upstream/read-retry-after";
import { UpstreamError } from "../upstream/upstream-error";
import type { Credential } from "./credential";

const TIMEOUT_MS = 3_000;

const accountSchema = z.object({
  uuid: z.string().min(1).max(64),
  email: z.string().max(254).catch(""),
  theme_mode: z.string().nullish().catch(null),
});

export type Account = z.output<typeof accountSchema>;

type Asking = { client: Client; signal?: AbortSignal };

/** Whose credential it is; null where the API refuses it. Throws `UpstreamError` where it does not say. */
export async function askAccount(credential: Credential, asking: Asking): Promise<Account | null> {
  const { client, signal } = asking;
  const call = { endpoint: accountGet, params: { uuid: "@me" }, credential };
  const upstream = await callUpstream({ ...call, ...client, signal });
  const answer = readAnswer({ response: accountSchema }, upstream);
  if (answer.kind === "success") {
    return accountSchema.parse(answer.body);
  }
  if (answer.status === 401) {
    return null;
  }
  throw new UpstreamError(toTroubleCode(answer.envelope.code), { retryAfter: readRetryAfter(upstream) });
}

/** The same for a sign-in that stands without an answer. */
export async function findAccount(credential: Credential, client: Client): Promise<Account | null> {
  return askAccount(credential, { client, signal: AbortSignal.timeout(TIMEOUT_MS) }).catch(() => null);
}

/** A refusal of the account itself is nothing that a sign-in could be told as its own. */
function toTroubleCode(code: string): ErrorCode {
  const isTrouble = code.startsWith("upstream_") || code === "throttled";
  return isTrouble && Object.hasOwn(errorTable, code) ? (code as ErrorCode) : "upstream_failed";
}
