"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useReducer, useRef, useState } from "react";
import { useProof } from "@/components/settings/proof-context";
import { useWipe } from "@/components/settings/use-wipe";
import { ProofCancelledError } from "@/lib/client/account/proof";
import { refetchSecurity } from "@/lib/client/security/refetch-security";
import {
  type PendingSetup,
  removeAuthenticator,
  renameAuthenticator,
  startDefaultSetup,
  startNamedSetup,
  validateSetup,
} from "@/lib/client/security/two-factor-calls";
import { announce, onAnnouncement } from "@/lib/client/tabs";
import { ApiError } from "@/lib/contract/api-error";
import { toInterimName } from "./interim-name";
import { toCodeProblem } from "./setup-code-problem";
import { isOpen, type SetupEvent, type SetupPlan, type SetupStep, toNextStep } from "./setup-steps";

export type BeginProblem = { kind: "cancelled" } | { kind: "verified" } | { kind: "failed"; error: Error };

export type Setup = {
  step: SetupStep;
  dispatch: (event: SetupEvent) => void;
  isStarting: boolean;
  problem: BeginProblem | null;
  /** From a click alone: each one mints a secret. */
  begin: (plan: SetupPlan) => Promise<void>;
  /** True once the app is confirmed; a refusal is in the step. */
  confirm: (token: string) => Promise<boolean>;
  removeOld: () => Promise<void>;
};

/** One set-up at a time. Its secret is in `step` while it is shown, and in no cache. */
export function useSetup(isOn: boolean): Setup {
  const client = useQueryClient();
  const { ensureProof, extendProof, withProof } = useProof();
  const [step, dispatch] = useReducer(toNextStep, { at: "begin" });
  const [isStarting, setIsStarting] = useState(false);
  const [problem, setProblem] = useState<BeginProblem | null>(null);
  const isRunning = useRef(false);
  const isConfirming = useRef(false);
  const newId = useRef<string | null>(null);
  useWipe(() => dispatch({ type: "ended", end: "left" }));

  useEffect(
    () =>
      onAnnouncement(({ type }) => {
        if (type === "setup-started") dispatch({ type: "ended", end: "replaced" });
      }),
    [],
  );

  const isFirstBegun = (isOpen(step) || step.at === "over") && step.plan.kind === "first";
  useEffect(() => {
    if (isFirstBegun && isOn && !isConfirming.current) dispatch({ type: "ended", end: "elsewhere" });
  }, [isFirstBegun, isOn]);

  const expiresAtMs = isOpen(step) ? step.expiresAtMs : null;
  useEffect(() => {
    if (expiresAtMs === null) return;
    const expire = () => dispatch({ type: "ended", end: "expired" });
    const timer = setTimeout(expire, expiresAtMs - Date.now());
    return () => clearTimeout(timer);
  }, [expiresAtMs]);

  async function begin(plan: SetupPlan) {
    if (isRunning.current) return;
    isRunning.current = true;
    setIsStarting(true);
    setProblem(null);
    try {
      await ensureProof();
      let setup = await withProof(() => start(plan));
      if (setup === null) {
        // No secret: this session has yet to show its factor (contract.md 2.10, PostHog's two modes).
        await extendProof();
        setup = await start(plan);
      }
      if (setup === null) setProblem({ kind: "verified" });
      else {
        announce({ type: "setup-started" });
        dispatch({ type: "started", plan, setup, nowMs: Date.now() });
      }
    } catch (error) {
      setProblem(toBeginProblem(error));
    } finally {
      isRunning.current = false;
      setIsStarting(false);
    }
  }

  async function confirm(token: string): Promise<boolean> {
    if (step.at !== "code") return false;
    const { plan, setup } = step;
    isConfirming.current = true;
    try {
      await withProof(() => validateSetup({ id: setup.id, token }));
      newId.current = setup.id;
    } catch (error) {
      if (error instanceof ApiError && error.code === "setup_expired") {
        dispatch({ type: "ended", end: "expired" });
      } else if (!(error instanceof ProofCancelledError)) {
        dispatch({ type: "refused", problem: toCodeProblem(error, Date.now()) });
      }
      return false;
    } finally {
      isConfirming.current = false;
    }
    const error = await removeFormer(plan);
    dispatch({ type: "confirmed" });
    if (error) dispatch({ type: "kept-old", error });
    void refetchSecurity(client);
    return true;
  }

  /** The old app goes only now that the new one works; a single one went with that. */
  async function removeFormer(plan: SetupPlan): Promise<Error | null> {
    if (plan.kind !== "replace" || plan.name === null) return null;
    try {
      await withProof(() => removeAuthenticator(plan.old.id));
    } catch (error) {
      const isGone = error instanceof ApiError && error.status === 404;
      if (!isGone) return toError(error);
    }
    await giveName(plan.name, toInterimName(plan));
    return null;
  }

  /** Where that fails the app keeps its interim name, as the list says, and can be renamed there. */
  async function giveName(name: string, interim: string | null) {
    const id = newId.current;
    if (interim === null || id === null) return;
    await withProof(() => renameAuthenticator({ id, name })).catch(() => {});
  }

  async function removeOld() {
    if (step.at !== "remains") return;
    const error = await removeFormer(step.plan);
    dispatch(error ? { type: "kept-old", error } : { type: "removed-old" });
    void refetchSecurity(client);
  }

  return { step, dispatch, isStarting, problem, begin, confirm, removeOld };
}

/** A single app is replaced in one step by the published endpoints; several need a name each. */
async function start(plan: SetupPlan): Promise<PendingSetup | null> {
  if (plan.kind === "first" || plan.name === null) return startDefaultSetup();
  return startNamedSetup(toInterimName(plan) ?? plan.name);
}

function toBeginProblem(error: unknown): BeginProblem {
  if (error instanceof ProofCancelledError) return { kind: "cancelled" };
  return { kind: "failed", error: toError(error) };
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
