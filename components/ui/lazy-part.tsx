"use client";

import { Component, type ComponentType, type FunctionComponent, lazy, type ReactNode, useState } from "react";
import { Button } from "./button";
import { setMissing } from "./missing-part";
import { Notice } from "./notice";

interface Missable {
  /**
   * Takes the part away, since its code did not come: `MissingPartNotice` says so, and the next opening
   * asks again. A part without it says so in its own place.
   */
  onMissing?: () => void;
}

export type LazyPart<Props> = FunctionComponent<Props & Missable> & {
  load: () => Promise<unknown>;
  /** When its use comes near. */
  preload: () => void;
};

/**
 * A part of the page whose code comes with its first use. Not for what stands there from the start: a
 * press before it woke up would be lost. Where the code does not come, the page and
 * what was typed stay, and the part is asked for again; React's `lazy` would refuse for good.
 */
export function lazyPart<Props extends object>(load: () => Promise<ComponentType<Props>>): LazyPart<Props> {
  const create = () => lazy(() => ask(load));
  let latest = create();
  const renew = () => {
    latest = create();
  };
  // biome-ignore lint/correctness/noComponentHookFactories: Called once for a module, as React's own `lazy` is.
  function LazyPart(props: Props & Missable) {
    const [Part, setPart] = useState(() => latest);
    const again = () => setPart(() => latest);
    return (
      <PartBoundary onFail={renew} onRetry={again} onMissing={props.onMissing}>
        <Part {...props} />
      </PartBoundary>
    );
  }
  return Object.assign(LazyPart, { load, preload: () => void load().catch(() => {}) });
}

class PartLoadError extends Error {}

async function ask<Part>(load: () => Promise<Part>): Promise<{ default: Part }> {
  const part = await load().catch((cause) => {
    throw new PartLoadError("A part of the page did not load", { cause });
  });
  setMissing(false);
  return { default: part };
}

interface PartBoundaryProps {
  onFail: () => void;
  onRetry: () => void;
  onMissing: (() => void) | undefined;
  children: ReactNode;
}

class PartBoundary extends Component<PartBoundaryProps, { error: unknown }> {
  override state = { error: null as unknown };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override componentDidCatch(error: unknown) {
    if (!(error instanceof PartLoadError)) return;
    const { onFail, onMissing } = this.props;
    onFail();
    if (!onMissing) return;
    setMissing(true);
    onMissing();
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
    if (this.props.onMissing) return null;
    return (
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
    );
  }
}
