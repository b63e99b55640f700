"use client";

import { useMutation } from "@tanstack/react-query";
import { askToLeave } from "@/lib/client/leave-gate";
import { signOut } from "@/lib/client/session";
import type { FrameProblem } from "./frame-problem";

/** Nothing is sent before a page with something unsaved has let it go. */
export function useSignOut(onProblem: (problem: FrameProblem | null) => void): () => void {
  const { mutateAsync } = useMutation({
    mutationFn: signOut,
    onMutate: () => onProblem(null),
    onError: (error) => onProblem({ title: "You are still signed in", error }),
  });
  return () =>
    askToLeave(() =>
      mutateAsync().then(
        () => "left" as const,
        () => "stayed" as const,
      ),
    );
}
