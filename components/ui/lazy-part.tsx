"use client";

import { Component, type ComponentType, lazy, type ReactNode, useState } from "react";
import { Button } from "./button";
import { Notice } from "./notice";

/**
 * A part of the page whose code comes with its first use. Not for what stands there from the start: a
 * press before it woke up would be lost. Where the code does not come, the page and
 * what was typed stay, and the part is asked for again; React's `lazy` would refuse for good.
 */
export function lazyPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  const create = () => lazy(async () => ({ default: await load().catch(fail) }));
  let latest = create();
  const renew = () => {
    latest = create();
  };
  // biome-ignore lint/correctness/noComponentHookFactories: called once for a module, as React's own `lazy` is.
  return function LazyPart(props: Props) {
    const [Part, setPart] = useState(() => latest);
    return (
      <PartBoundary onFail={renew} onRetry={() => setPart(() => latest)}>
        <Part {...props} />
      </PartBoundary>
    );
  };
}

class PartLoadError extends Error {}

function fail(cause: unknown): never {
  throw new PartLoadError("A part of the page did not load", { cause });
}

interface PartBoundaryProps {
  onFail: () => void;
  onRetry: () => void;
  children: ReactNode;
}

class PartBoundary extends Component<PartBoundaryProps, { error: unknown }> {
  override state = { error: null as unknown };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override componentDidCatch(error: unknown) {
    if (error instanceof PartLoadError) this.props.onFail();
  }

  retry = () => {
    this.props.onRetry();
    this.setState({ error: null });
  };

  override render() {
    const { error } = this.state;
    if (error === null) return this.props.children;
    // A fault of the part itself is for whoever stands around it.
    if (!(error instanceof PartLoadError)) throw error;
    return (
      <div className="fixed inset-x-4 bottom-4 z-50 mx-auto max-w-md rounded-lg bg-surface text-base shadow-lg">
        <Notice
          tone="danger"
          title="This part of the page did not load"
          actions={
            <Button size="sm" onClick={this.retry}>
              Try again
            </Button>
          }
        >
          Check your connection. What is on the page stays as it is.
        </Notice>
      </div>
    );
  }
}
