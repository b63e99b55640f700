"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { securityQueries } from "@/lib/client/security/queries";
import { toAppName } from "@/lib/client/security/to-app-name";

/** The app that an address names, as it was when the page began: it is gone once it is replaced. */
export function useReplacedApp(id: string | null) {
  const { data, error, isLoading, isFetching, refetch } = useQuery({
    ...securityQueries.authenticators(),
    enabled: id !== null,
  });
  const [first, setFirst] = useState(data);
  if (first === undefined && data !== undefined) setFirst(data);
  const found = id === null ? undefined : first?.find((app) => app.id === id);
  return {
    app: found ? { id: found.id, name: toAppName(found.name) } : null,
    isOnly: found !== undefined && first?.length === 1,
    /** It was removed, or never was. */
    isGone: id !== null && first !== undefined && found === undefined,
    error: data === undefined ? error : null,
    isLoading: id !== null && (isLoading || first === undefined) && !error,
    isFetching,
    refetch,
  };
}
