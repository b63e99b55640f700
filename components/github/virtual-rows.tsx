"use client";

import { defaultRangeExtractor, useWindowVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useRowHeight } from "./use-row-height";

/** The frame's header and the sticky search, under which no focused row may hide. */
const STICKY_PX = 130;

interface VirtualRowsProps {
  label: string;
  count: number;
  currentIndex: number;
  /** The current row is kept in view, since a key moved it. */
  followsCurrent: boolean;
  getKey: (index: number) => number | string;
  renderRow: (index: number) => ReactNode;
}

/** Rows that exist only near the screen, scrolled with the page itself. */
export function VirtualRows(props: VirtualRowsProps) {
  const { label, count, currentIndex, followsCurrent, getKey, renderRow } = props;
  const listRef = useRef<HTMLUListElement>(null);
  const [top, setTop] = useState(0);
  const rowHeight = useRowHeight();

  const virtualizer = useWindowVirtualizer({
    count,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollMargin: top,
    scrollPaddingStart: STICKY_PX,
    getItemKey: getKey,
    useFlushSync: false,
    rangeExtractor: (range) =>
      [...new Set([...defaultRangeExtractor(range), currentIndex])].sort((a, b) => a - b),
  });
  const items = virtualizer.getVirtualItems();

  useLayoutEffect(() => {
    const list = listRef.current;
    if (!list) return;
    const measure = () => setTop(Math.round(list.getBoundingClientRect().top + window.scrollY));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    if (followsCurrent) virtualizer.scrollToIndex(currentIndex, { align: "auto" });
  }, [virtualizer, currentIndex, followsCurrent]);

  return (
    <ul ref={listRef} aria-label={label} className="relative" style={{ height: virtualizer.getTotalSize() }}>
      {items.map((item) => (
        <li
          key={item.key}
          aria-setsize={-1}
          aria-posinset={item.index + 1}
          className="absolute inset-x-0 top-0 border-b"
          style={{ height: item.size, transform: `translateY(${item.start - top}px)` }}
        >
          {renderRow(item.index)}
        </li>
      ))}
    </ul>
  );
}
