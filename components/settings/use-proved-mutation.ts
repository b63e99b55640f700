"use client";

import { ProofCancelledError } from "@/lib/client/account/proof";
import { useSecurityMutation } from "@/lib/client/security/use-security-mutation";
import { useProof } from "./proof-context";

/** A change that may ask first who makes it; `problem` is null where the person closed that question. */
export function useProvedMutation<Input = void, Result = void>(
  run: (input: Input) => Promise<Result>,
  /** The password that the input holds anyway. */
  findPassword?: (input: Input) => string | undefined,
) {
  const { withProof } = useProof();
  const mutation = useSecurityMutation((input: Input) => withProof(() => run(input), findPassword?.(input)));
  const problem = mutation.error instanceof ProofCancelledError ? null : mutation.error;
  return { ...mutation, problem };
}
