import { infiniteQueryOptions, type QueryKey, queryOptions } from "@tanstack/react-query";
import type { EndpointCall, ToData } from "@/lib/contract/call";
import type { Endpoint } from "@/lib/contract/endpoint";
import { PAGE_LIMIT_DEFAULT } from "@/lib/contract/limits";
import type { EndpointId, QueryInputOf, ResponseOf } from "@/lib/contract/registry";
import { callDoor } from "./call-door";

/** What the app server needs to read the same for the first paint. */
export type Prefetch = {
  queryKey: QueryKey;
  isInfinite?: boolean;
  call: EndpointCall;
  toData?: ToData<unknown>;
};

type Read<Id extends EndpointId, Data> = {
  queryKey: QueryKey;
  endpoint: Endpoint & { id: Id };
  params?: Record<string, string>;
  query?: QueryInputOf<Id>;
  toData: (body: ResponseOf<Id>, headers: Record<string, string>) => Data;
  staleTimeMs: number;
};

/** Key, call and mapping stand together once, for the browser and for the app server. */
export function readQuery<Id extends EndpointId, Data>(read: Read<Id, Data>) {
  const { queryKey, endpoint, toData, staleTimeMs } = read;
  const call = toCall(read);
  const options = queryOptions({
    queryKey,
    staleTime: staleTimeMs,
    queryFn: async ({ signal }) => {
      const { body, headers } = await callDoor({ ...call, endpoint }, { signal });
      return toData(body, headers);
    },
  });
  return { ...options, prefetch: { queryKey, call, toData } satisfies Prefetch };
}

/** Pages by offset, 100 rows each, for as long as the server says there is more. */
export function readPages<Id extends EndpointId, Page extends { hasMore: boolean }>(read: Read<Id, Page>) {
  const { queryKey, endpoint, toData, staleTimeMs } = read;
  const toPageCall = (offset: number) => toCall({ ...read, query: { ...read.query, offset } });
  const options = infiniteQueryOptions({
    queryKey,
    staleTime: staleTimeMs,
    initialPageParam: 0,
    getNextPageParam: (last: Page, _pages: Page[], offset: number) =>
      last.hasMore ? offset + PAGE_LIMIT_DEFAULT : undefined,
    queryFn: async ({ signal, pageParam }) => {
      const { body, headers } = await callDoor({ ...toPageCall(pageParam), endpoint }, { signal });
      return toData(body, headers);
    },
  });
  const prefetch = { queryKey, isInfinite: true, call: toPageCall(0), toData } satisfies Prefetch;
  return { ...options, prefetch };
}

type Target = { endpoint: Endpoint; params?: Record<string, string>; query?: object };

function toCall({ endpoint, params, query }: Target): EndpointCall {
  return { endpoint, params: { uuid: "@me", ...params }, query: { ...query } };
}
