"use client";

import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useProof } from "@/components/settings/proof-context";
import { useWipe } from "@/components/settings/use-wipe";
import { useViewer } from "@/components/settings/viewer-context";
import { ProofCancelledError } from "@/lib/client/account/proof";
import { securityQueries } from "@/lib/client/security/queries";
import { refetchSecurity } from "@/lib/client/security/refetch-security";
import { createBackupCodes } from "@/lib/client/security/two-factor-calls";
import { handOver, takeCodes } from "./backup-codes-hand-over";
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
  const [sheet, setSheet] = useState<BackupSheet | null>(null);
  const [stage, setStage] = useState<"idle" | "asking" | "due">("idle");
  const [problem, setProblem] = useState<FreshCodes["problem"]>(null);
  const isRunning = useRef(false);
  const forget = () => setSheet(null);
  useWipe(forget);
  useEffect(() => takeCodes(user.email, setSheet), [user.email]);

  async function make() {
    if (isRunning.current) return;
    isRunning.current = true;
    setStage("asking");
    setProblem(null);
    try {
      await ensureProof();
      const formerId = readStatus(client)?.backup_codes_set_id ?? null;
      setStage("due");
      const codes = await withProof(createBackupCodes);
      const made: BackupSheet = {
        account: user.email,
        server,
        madeAt: new Date().toISOString(),
        setId: null,
        codes: codes.toSorted(),
      };
      handOver(made);
      await refetchSecurity(client);
      setSheet((shown) => shown && nameSet(shown, readStatus(client), formerId));
    } catch (error) {
      setProblem(toProblem(error));
    } finally {
      isRunning.current = false;
      setStage("idle");
    }
  }

  return { sheet, isMaking: stage !== "idle", isDue: stage === "due", problem, make, forget };
}

function readStatus(client: QueryClient) {
  return client.getQueryData(securityQueries.status().queryKey);
}

/** A status that could not be read anew still names the former set. */
function nameSet(
  sheet: BackupSheet,
  status: ReturnType<typeof readStatus>,
  formerId: string | null,
): BackupSheet {
  const setId = status?.backup_codes_set_id ?? null;
  if (setId === null || setId === formerId) return sheet;
  return { ...sheet, setId, madeAt: status?.backup_codes_created_at ?? sheet.madeAt };
}

function toProblem(error: unknown): FreshCodes["problem"] {
  if (error instanceof ProofCancelledError) return { kind: "cancelled" };
  return { kind: "failed", error: error instanceof Error ? error : new Error(String(error)) };
}
