import { apiKeysList } from "@/lib/contract/endpoints/api-keys";
import { dashboardsList } from "@/lib/contract/endpoints/preferences";
import { readQuery } from "../read-query";
import { securityQueries } from "../security/queries";

const STALE_MS = 30_000;

export const profileQueries = {
  /** Among what is read anew after every change of access: keys are a way in. */
  apiKeys: () =>
    readQuery({
      queryKey: [...securityQueries.all, "api-keys"],
      endpoint: apiKeysList,
      staleTimeMs: STALE_MS,
      toData: (body) => body.results,
    }),
  dashboards: (teamId: number, search = "") =>
    readQuery({
      queryKey: ["dashboards", teamId, search],
      endpoint: dashboardsList,
      params: { team_id: String(teamId) },
      query: { search },
      staleTimeMs: STALE_MS,
      toData: (body) => body.results,
    }),
};
