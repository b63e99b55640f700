"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { refetchSecurity } from "./refetch-security";

/**
 * A change after which everything about security is read anew. Nothing of its answer stays: it may
 * be a secret, which lives in the component that asked and nowhere else (gcTime 0).
 */
export function useSecurityMutation<Input = void, Result = void>(run: (input: Input) => Promise<Result>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: run,
    gcTime: 0,
    onSuccess: () => refetchSecurity(client),
  });
}
