import type { InfiniteData, UseInfiniteQueryResult } from "@tanstack/react-query";
import type { ActivityPage } from "@/lib/client/security/queries";

export type ActivityQuery = UseInfiniteQueryResult<InfiniteData<ActivityPage>>;
