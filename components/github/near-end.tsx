"use client";

import { useEffect, useRef } from "react";

/** About thirty rows ahead, so that scrolling seldom meets the end. */
const AHEAD = "1320px 0px";

interface NearEndProps {
  /** How many rows stand above; each change looks again. */
  count: number;
  onNear: () => void;
}

/** Put after a list: tells when the end of it comes close to the screen. */
export function NearEnd({ count, onNear }: NearEndProps) {
  const markRef = useRef<HTMLDivElement>(null);
  const onNearRef = useRef(onNear);

  useEffect(() => {
    onNearRef.current = onNear;
  });

  useEffect(() => {
    const mark = markRef.current;
    if (!mark || count === 0) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && onNearRef.current(), {
      rootMargin: AHEAD,
    });
    observer.observe(mark);
    return () => observer.disconnect();
  }, [count]);

  return <div ref={markRef} />;
}
