"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { useEffect, useState } from "react";
import { findConnected } from "@/lib/client/github/connect-attempt";
import {
  findConnectResult,
  isChange,
  isConnectSuccess,
  withoutConnectResult,
} from "@/lib/client/github/connect-result";
import { refetchConnections } from "@/lib/client/github/forget-installation";
import { announce } from "@/lib/client/tabs";
import type { Integration } from "@/lib/contract/schemas/github";
import { saveAttempt, useConnectAttempt } from "./use-connect-attempt";

export type ConnectOutcome = { code: string; names: string[] };

/** How the last connect ended: told by the address on return, or seen in the list without it. */
export function useConnectOutcome(installations: readonly Integration[] | undefined) {
  const client = useQueryClient();
  const search = useSearchParams();
  const attempt = useConnectAttempt();
  const [returned] = useState(() => findConnectResult(search));
  const [openedAtMs] = useState(() => Date.now());
  const [outcome, setOutcome] = useState<ConnectOutcome | null>(() => {
    if (!returned) return null;
    return { code: returned, names: isChange(returned) ? findNames(installations, search) : [] };
  });

  useEffect(() => {
    if (!returned) return;
    const { pathname, search: query, hash } = window.location;
    window.history.replaceState(null, "", pathname + withoutConnectResult(new URLSearchParams(query)) + hash);
    announce({ type: "github-changed" });
    void refetchConnections(client);
    if (!isConnectSuccess(returned)) saveAttempt(null);
  }, [client, returned]);

  useEffect(() => {
    if (!attempt || !installations) return;
    const names = findConnected(attempt, installations).map((row) => row.account?.name ?? "GitHub");
    if (names.length > 0) {
      setOutcome({ code: "success", names });
      announce({ type: "github-changed" });
    }
    // An attempt begun after the return is another one.
    const isAnswered = returned !== null && attempt.startedAtMs < openedAtMs;
    if (names.length === 0 && isAnswered && isConnectSuccess(returned)) {
      setOutcome({ code: "unchanged", names: [] });
    }
    if (names.length > 0 || isAnswered) saveAttempt(null);
  }, [attempt, installations, returned, openedAtMs]);

  return { attempt, outcome, dismiss: () => setOutcome(null) };
}

/** The account whose settings were changed, if it is one of the person's own. */
function findNames(installations: readonly Integration[] | undefined, search: Pick<URLSearchParams, "get">) {
  const changed = installations?.find((row) => row.installation_id === search.get("installation_id"));
  return changed?.account ? [changed.account.name] : [];
}
