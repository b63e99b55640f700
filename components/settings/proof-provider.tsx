"use client";

import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, Suspense, useMemo, useRef, useState } from "react";
import { Late } from "@/components/ui/late";
import { lazyPart } from "@/components/ui/lazy-part";
import {
  findFreshUntilMs,
  isProofWanted,
  PROOF_RESERVE_MS,
  ProofCancelledError,
} from "@/lib/client/account/proof";
import { accountQueries } from "@/lib/client/account/queries";
import { showPassword } from "@/lib/client/account/sign-in-steps";
import { refetchSecurity } from "@/lib/client/security/refetch-security";
import { type Proof, ProofContext, type ProofStep } from "./proof-context";
import { useViewer } from "./viewer-context";

const ProofDialog = lazyPart(async () => (await import("./proof-dialog")).ProofDialog);

type Question = { promise: Promise<void>; answer: () => void; cancel: () => void };

/** Asks "is it you?" for whoever needs it, once at a time, and lets them go on where they were. */
export function ProofProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const { user } = useViewer();
  const open = useRef<Question | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const [isUsed, setIsUsed] = useState(false);
  const [first, setFirst] = useState<ProofStep>("password");

  const proof = useMemo((): Proof => {
    function ask(from: ProofStep = "password"): Promise<void> {
      open.current ??= createQuestion();
      setFirst(from);
      setIsUsed(true);
      setIsOpen(true);
      return open.current.promise;
    }
    return {
      async withProof(run, password) {
        try {
          return await run();
        } catch (error) {
          if (!isProofWanted(error)) throw error;
        }
        const from = password === undefined ? "password" : await tryPassword(password);
        if (from === "done") await refetchSecurity(client);
        else await ask(from);
        return run();
      },
      async ensureProof() {
        const me = client.getQueryData(accountQueries.me().queryKey);
        // A server that does not say is asked by the call itself.
        if (me?.fresh_reauth_expires_at === undefined) return;
        const until = findFreshUntilMs(me);
        if (until === null || until - Date.now() < PROOF_RESERVE_MS) await ask();
      },
      extendProof: () => ask(),
    };
  }, [client]);

  function close(finish: (question: Question) => void) {
    const question = open.current;
    open.current = null;
    setIsOpen(false);
    if (question) finish(question);
  }

  const cancel = () => close((question) => question.cancel());

  async function prove() {
    await refetchSecurity(client);
    close((question) => question.answer());
  }

  return (
    <ProofContext value={proof}>
      {children}
      {isUsed && (
        <Suspense fallback={<Late />}>
          <ProofDialog
            open={isOpen}
            first={first}
            user={user}
            onProved={prove}
            onCancel={cancel}
            onMissing={() => {
              setIsUsed(false);
              cancel();
            }}
          />
        </Suspense>
      )}
    </ProofContext>
  );
}

/** How far a password gets that is known already; a wrong one is asked for like any other. */
async function tryPassword(password: string): Promise<ProofStep | "done"> {
  return showPassword({ password }).catch(() => "password" as const);
}

function createQuestion(): Question {
  const question: Partial<Question> = {};
  const promise = new Promise<void>((resolve, reject) => {
    question.answer = resolve;
    question.cancel = () => reject(new ProofCancelledError());
  });
  return { answer: () => {}, cancel: () => {}, ...question, promise };
}
