import { accountGet } from "@/lib/contract/endpoints/account";
import { readQuery } from "../read-query";

export const accountQueries = {
  all: ["account"] as const,
  me: () =>
    readQuery({
      queryKey: ["account"],
      endpoint: accountGet,
      staleTimeMs: 30_000,
      toData: (user) => user,
    }),
};
