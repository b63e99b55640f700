import { infiniteQueryOptions } from "@tanstack/react-query";
import { activityList, authenticatorsList, devicesList } from "@/lib/contract/endpoints/security";
import { sessionsList } from "@/lib/contract/endpoints/session";
import { twoFactorStatus } from "@/lib/contract/endpoints/two-factor";
import type { Activity } from "@/lib/contract/schemas/security";
import type { TwoFactorStatus } from "@/lib/contract/schemas/two-factor";
import { callDoor } from "../call-door";
import { type Prefetch, readQuery } from "../read-query";

const STALE_MS = 30_000;

const all = ["security"] as const;

export type ActivityPage = { results: Activity[]; next: string | null };

export const securityQueries = {
  all,
  /** The door leaves the codes out: they never enter a cache. */
  status: () =>
    readQuery({
      queryKey: [...all, "status"],
      endpoint: twoFactorStatus,
      staleTimeMs: STALE_MS,
      toData: (body): TwoFactorStatus => body,
    }),
  authenticators: () =>
    readQuery({
      queryKey: [...all, "authenticators"],
      endpoint: authenticatorsList,
      staleTimeMs: STALE_MS,
      toData: (body) => body.results,
    }),
  sessions: () =>
    readQuery({
      queryKey: [...all, "sessions"],
      endpoint: sessionsList,
      staleTimeMs: STALE_MS,
      toData: (body) => body.results,
    }),
  devices: () =>
    readQuery({
      queryKey: [...all, "devices"],
      endpoint: devicesList,
      staleTimeMs: STALE_MS,
      toData: (body) => body.results,
    }),
  /** The newest lines, for pages that show a few of them. */
  recentActivity: () =>
    readQuery({
      queryKey: [...all, "activity", "recent"],
      endpoint: activityList,
      staleTimeMs: STALE_MS,
      toData: (body) => body.results,
    }),
  activity: (filter: { type?: string }) => {
    const queryKey = [...all, "activity", "pages", filter];
    const toData = (body: ActivityPage) => ({ results: body.results, next: body.next ?? null });
    const options = infiniteQueryOptions({
      queryKey,
      staleTime: STALE_MS,
      initialPageParam: null as string | null,
      getNextPageParam: (last: ActivityPage) => last.next,
      queryFn: async ({ signal, pageParam }): Promise<ActivityPage> => {
        // A first page read on the server has no number.
        const query = { ...filter, ...(pageParam && { before: pageParam }) };
        const { body } = await callDoor({ endpoint: activityList, query }, { signal });
        return toData({ ...body, next: body.next ?? null });
      },
    });
    const call = { endpoint: activityList, params: { uuid: "@me" }, query: filter };
    return { ...options, prefetch: { queryKey, isInfinite: true, call, toData } satisfies Prefetch };
  },
};
