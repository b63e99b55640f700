import type { QueryClient } from "@tanstack/react-query";
import { githubQueries } from "./queries";

/** Takes an installation and all that was read through it out of the cache, then reads the list anew. */
export function forgetInstallation(client: QueryClient, installationId: string): Promise<void> {
  const { queryKey } = githubQueries.installations();
  client.removeQueries({ queryKey: githubQueries.installation(installationId) });
  client.setQueryData(queryKey, (rows) => rows?.filter((row) => row.installation_id !== installationId));
  return client.invalidateQueries({ queryKey, exact: true });
}

/** After a connect: the list and the requests, not every repository of every installation. */
export async function refetchConnections(client: QueryClient): Promise<void> {
  await Promise.all([
    client.invalidateQueries({ queryKey: githubQueries.installations().queryKey, exact: true }),
    client.invalidateQueries({ queryKey: githubQueries.requests().queryKey }),
  ]);
}
