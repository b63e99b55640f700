"use client";

import { Suspense, useState } from "react";
import { lazyPart } from "@/components/ui/lazy-part";

const BranchSheet = lazyPart(async () => (await import("./branch-sheet")).BranchSheet);

interface BranchPanelProps {
  installationId: string;
  repo: string | null;
  onClose: () => void;
}

/** Loads the side panel with the first repository that is opened, and keeps its last one while it slides out. */
export function BranchPanel({ installationId, repo, onClose }: BranchPanelProps) {
  const [lastRepo, setLastRepo] = useState(repo);
  if (repo !== null && repo !== lastRepo) setLastRepo(repo);
  if (lastRepo === null) return null;
  return (
    <Suspense fallback={null}>
      <BranchSheet
        key={lastRepo}
        installationId={installationId}
        repo={lastRepo}
        isOpen={repo !== null}
        onClose={onClose}
      />
    </Suspense>
  );
}
