"use client";

import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import { ErrorNotice } from "./error-notice";

export type FrameProblem = { title: string; error: Error };

type Frame = { problem: FrameProblem | null; setProblem: (problem: FrameProblem | null) => void };

const FrameContext = createContext<Frame | null>(null);

/** What a menu in the header could not do is said in the page, since the menu has closed by then. */
export function FrameProblemProvider({ children }: { children: ReactNode }) {
  const [problem, setProblem] = useState<FrameProblem | null>(null);
  const frame = useMemo(() => ({ problem, setProblem }), [problem]);
  return <FrameContext value={frame}>{children}</FrameContext>;
}

export function useFrameProblem(): Frame {
  const frame = useContext(FrameContext);
  if (!frame) throw new Error("useFrameProblem outside of FrameProblemProvider");
  return frame;
}

export function FrameProblemNotice() {
  const { problem, setProblem } = useFrameProblem();
  if (!problem) return null;
  return (
    <ErrorNotice
      title={problem.title}
      error={problem.error}
      className="mb-6"
      onDismiss={() => setProblem(null)}
    />
  );
}
