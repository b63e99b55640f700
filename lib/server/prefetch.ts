import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { type DehydratedState, dehydrate, QueryClient } from "@tanstack/react-query";
import type { EndpointCall } from "@/lib/contract/call";
import { type EndpointId, getEntry } from "@/lib/contract/registry";
import { toBrowserView } from "./door/door-views";
import { PATIENCE_MS } from "./settles-soon";
import { callUpstream } from "./upstream/call-upstream";
import { readAnswer } from "./upstream/read-answer";
import { findPageClient, findPageSession } from "./viewer";

/** A read of the browser as plain values: the server makes the same call for the first paint. */
export type PrefetchableQuery = {
  queryKey: readonly unknown[];
  isInfinite?: boolean;
  call: EndpointCall;
  toData?: (body: never, headers: Record<string, string>) => unknown;
};

/**
 * Reads for the first paint. One that fails or is slow is left out: the browser asks for itself,
 * with a skeleton in the meantime, and shows why.
 */
export async function prefetchQueries(queries: readonly PrefetchableQuery[]): Promise<DehydratedState> {
  const client = new QueryClient();
  const patience = wait(PATIENCE_MS, undefined, { ref: false });
  const read = async (query: PrefetchableQuery) => {
    const data = await Promise.race([readForPage(query).catch(() => undefined), patience]);
    if (data !== undefined) {
      client.setQueryData(query.queryKey, query.isInfinite ? { pages: [data], pageParams: [0] } : data);
    }
  };
  await Promise.all(queries.map(read));
  return dehydrate(client);
}

async function readForPage({ call, toData }: PrefetchableQuery): Promise<unknown> {
  const session = await findPageSession();
  if (!session) {
    return undefined;
  }
  const { id } = call.endpoint;
  const client = await findPageClient();
  const upstream = await callUpstream({ ...call, ...client, credential: session.credential });
  const answer = readAnswer(getEntry(id as EndpointId).schemas, upstream);
  if (answer.kind === "error") {
    return undefined;
  }
  const body = toBrowserView(id as EndpointId, answer.body);
  // The call and its `toData` stand together in one definition, which ties their types.
  return toData ? toData(body as never, pickText(upstream.headers)) : body;
}

function pickText(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const pairs = Object.entries(headers).filter(
    (pair): pair is [string, string] => typeof pair[1] === "string",
  );
  return Object.fromEntries(pairs.filter(([name]) => name.startsWith("x-")));
}
