"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useProof } from "@/components/settings/proof-context";
import { useCan } from "@/components/settings/use-access";
import { useWipe } from "@/components/settings/use-wipe";
import { useViewer } from "@/components/settings/viewer-context";
import { ProofCancelledError } from "@/lib/client/account/proof";
import { securityQueries } from "@/lib/client/security/queries";
import { refetchSecurity } from "@/lib/client/security/refetch-security";
import { createBackupCodes } from "@/lib/client/security/two-factor-calls";
import { type FreshSet, handOver, nameSet, takeCodes } from "./backup-codes-hand-over";
import type { BackupSheet } from "./backup-sheet";
import { useIssuer } from "./use-issuer";

export type FreshCodes = {
  sheet: BackupSheet | null;
  isMaking: boolean;
  /** The order is given: the former codes may be void by now. */
  isDue: boolean;
  problem: { kind: "cancelled" } | { kind: "failed"; error: Error } | null;
  make: () => Promise<void>;
  /** Once they are saved, or given up. */
  forget: () => void;
};

/** A new set of codes; outside of any cache, and here only until it is saved. */
export function useFreshCodes(): FreshCodes {
  const client = useQueryClient();
  const { user } = useViewer();
  const server = useIssuer();
  const { ensureProof, withProof } = useProof();
  const isAllowed = useCan("manageTwoFactor");
  const { data: status } = useQuery({ ...securityQueries.status(), enabled: isAllowed });
  const [fresh, setFresh] = useState<FreshSet | null>(null);
  const [stage, setStage] = useState<"idle" | "asking" | "due">("idle");
  const [problem, setProblem] = useState<FreshCodes["problem"]>(null);
  const isRunning = useRef(false);
  const forget = () => setFresh(null);
  useWipe(forget);
  useEffect(() => takeCodes(user.email, setFresh), [user.email]);
  // Codes may have been handed over before the status that names them was read.
  const named = fresh && nameSet(fresh, status);
  if (named !== fresh) setFresh(named);

  async function make() {
    if (isRunning.current) return;
    isRunning.current = true;
    setStage("asking");
    setProblem(null);
    try {
      await ensureProof();
      const former = client.getQueryData(securityQueries.status().queryKey);
      setStage("due");
      const codes = await withProof(createBackupCodes);
      const sheet = {
        account: user.email,
        server,
        madeAt: new Date().toISOString(),
        setId: null,
        codes: codes.toSorted(),
      };
      handOver({ sheet, formerSetId: former?.backup_codes_set_id ?? null });
      await refetchSecurity(client);
    } catch (error) {
      setProblem(toProblem(error));
    } finally {
      isRunning.current = false;
      setStage("idle");
    }
  }

  const sheet = named?.sheet ?? null;
  return { sheet, isMaking: stage !== "idle", isDue: stage === "due", problem, make, forget };
}

function toProblem(error: unknown): FreshCodes["problem"] {
  if (error instanceof ProofCancelledError) return { kind: "cancelled" };
  return { kind: "failed", error: error instanceof Error ? error : new Error(String(error)) };
}
