"use client";

import { Suspense, useState } from "react";
import { Late } from "@/components/ui/late";
import { lazyPart } from "@/components/ui/lazy-part";

const BranchSheet = lazyPart(async () => (await import("./branch-sheet")).BranchSheet);

interface BranchPanelProps {
  installationId: string;
  repo: string | null;
  onClose: () => void;
  onRefresh: () => void;
}

/** Loads the side panel with the first repository that is opened, and keeps its last one while it slides out. */
export function BranchPanel({ installationId, repo, onClose, onRefresh }: BranchPanelProps) {
  const [lastRepo, setLastRepo] = useState(repo);
  const [isMissing, setIsMissing] = useState(false);
  if (repo !== null && repo !== lastRepo) setLastRepo(repo);
  // The address, which says what is open, changes only later.
  if (isMissing && repo === null) {
    setIsMissing(false);
    setLastRepo(null);
  }
  if (lastRepo === null) return null;
  return (
    <Suspense fallback={<Late />}>
      <BranchSheet
        key={lastRepo}
        installationId={installationId}
        repo={lastRepo}
        isOpen={repo !== null}
        onClose={onClose}
        onRefresh={onRefresh}
        onMissing={() => {
          setIsMissing(true);
          onClose();
        }}
      />
    </Suspense>
  );
}
