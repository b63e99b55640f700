import { environmentManager, QueryClient } from "@tanstack/react-query";
import { getRetryDelayMs, shouldRetry } from "./retry-policy";

/** Without a network a call fails at once and says so, where a paused one would look at work for ever. */
const NEVER_PAUSED = { networkMode: "always" } as const;

function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        ...NEVER_PAUSED,
        // Left out, "always" would turn it off.
        refetchOnReconnect: true,
        staleTime: 30_000,
        retry: shouldRetry,
        retryDelay: getRetryDelayMs,
        refetchOnWindowFocus: false,
      },
      mutations: { ...NEVER_PAUSED, retry: false },
    },
  });
}

let browserClient: QueryClient | undefined;

/** One for the browser; a new one for every request on the server, which serves many people. */
export function getQueryClient(): QueryClient {
  if (environmentManager.isServer()) return createQueryClient();
  browserClient ??= createQueryClient();
  return browserClient;
}
