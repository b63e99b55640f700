"use client";

import type { Route } from "next";
import { useEffect, useState } from "react";

/**
 * The token that a mail's link brought behind `#`. It leaves the address at once and lives in this
 * state alone (S10). Undefined until the address was looked at, null where it holds none.
 */
export function useLinkToken(cleanPath: Route): string | null | undefined {
  const [token, setToken] = useState<string | null | undefined>(undefined);

  useEffect(() => {
    const { hash, search } = window.location;
    const found = decodeHash(hash);
    // A second run of the effect finds nothing in the address, and what was found stays.
    setToken((known) => known || found);
    if (hash === "") return;
    const clean = cleanPath + search;
    window.history.replaceState(window.history.state, "", clean);
    // Once more when the router listens: it would put back the address that it started with.
    setTimeout(() => window.history.replaceState(null, "", clean));
  }, [cleanPath]);

  return token;
}

function decodeHash(hash: string): string | null {
  try {
    return decodeURIComponent(hash.slice(1)) || null;
  } catch {
    return null;
  }
}
