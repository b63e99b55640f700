"use client";

import { useRef, useState } from "react";
import { useProof } from "@/components/settings/proof-context";
import { useWipe } from "@/components/settings/use-wipe";
import { useViewer } from "@/components/settings/viewer-context";
import { ProofCancelledError } from "@/lib/client/account/proof";
import { viewBackupCodes } from "@/lib/client/security/two-factor-calls";
import type { TwoFactorStatus } from "@/lib/contract/schemas/two-factor";
import type { BackupSheet } from "./backup-sheet";
import type { FreshCodes } from "./use-fresh-codes";
import { useIssuer } from "./use-issuer";

/** The unused codes of the present set, for as long as somebody looks at them. */
export function useViewedCodes(status: TwoFactorStatus) {
  const { user } = useViewer();
  const server = useIssuer();
  const { ensureProof, withProof } = useProof();
  const [codes, setCodes] = useState<string[] | null>(null);
  const [shownSet, setShownSet] = useState<string | null>(null);
  const [isReading, setIsReading] = useState(false);
  const [problem, setProblem] = useState<FreshCodes["problem"]>(null);
  const isRunning = useRef(false);
  const setId = status.backup_codes_set_id ?? null;
  const hide = () => {
    setCodes(null);
    setProblem(null);
  };
  useWipe(hide);
  // Another tab made a new set, or disabled all of it.
  if (codes !== null && shownSet !== setId) setCodes(null);

  async function view() {
    if (isRunning.current) return;
    isRunning.current = true;
    setIsReading(true);
    setProblem(null);
    try {
      await ensureProof();
      const unused = await withProof(viewBackupCodes);
      setCodes(unused.toSorted());
      setShownSet(setId);
    } catch (error) {
      setProblem(toProblem(error));
    } finally {
      isRunning.current = false;
      setIsReading(false);
    }
  }

  const sheet: BackupSheet | null = codes && {
    account: user.email,
    server,
    madeAt: status.backup_codes_created_at ?? null,
    setId,
    codes,
  };
  return { sheet, isReading, problem, view, hide };
}

function toProblem(error: unknown): FreshCodes["problem"] {
  if (error instanceof ProofCancelledError) return { kind: "cancelled" };
  return { kind: "failed", error: error instanceof Error ? error : new Error(String(error)) };
}
