"use client";

import { Button } from "@/components/ui/button";
import { useFrameProblem } from "./frame-problem";
import { useSignOut } from "./use-sign-out";

/** In the place of the account's menu, where nobody can tell whose it would be. */
export function SignOutButton() {
  const { setProblem } = useFrameProblem();
  const signOut = useSignOut(setProblem);
  return (
    <Button size="sm" className="shrink-0 pointer-coarse:min-h-11" onClick={signOut}>
      Sign out
    </Button>
  );
}
