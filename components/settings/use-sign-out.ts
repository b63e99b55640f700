"use client";

import { useMutation } from "@tanstack/react-query";
import { signOut } from "@/lib/client/session";
import type { FrameProblem } from "./frame-problem";

export function useSignOut(onProblem: (problem: FrameProblem | null) => void) {
  return useMutation({
    mutationFn: signOut,
    onMutate: () => onProblem(null),
    onError: (error) => onProblem({ title: "You are still signed in", error }),
  });
}
