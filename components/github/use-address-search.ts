"use client";

import { useSearchParams } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { useDebounced } from "@/components/ui/use-debounced";
import { SEARCH_LENGTH_MAX } from "@/lib/contract/limits";
import { buildAddressWith } from "./address-param";

const SEARCH_DELAY_MS = 300;
const PARAM = "search";

/** The search stands in the address: a reload, a link and Back bring it back, and typing adds no history. */
export function useAddressSearch() {
  const inAddress = readSearch(useSearchParams());
  const [text, setText] = useState(inAddress);
  const search = useDebounced(text.trim(), SEARCH_DELAY_MS);
  const known = useRef(inAddress);

  useEffect(() => {
    if (search === known.current) return;
    known.current = search;
    window.history.replaceState(null, "", buildAddressWith(PARAM, search));
  }, [search]);

  useEffect(() => {
    // While the person types on, a render may still bring what the address held a moment ago.
    const isCurrent = inAddress === readSearch(new URLSearchParams(window.location.search));
    if (!isCurrent || inAddress === known.current) return;
    known.current = inAddress;
    setText(inAddress);
  }, [inAddress]);

  return { text, search, setText };
}

function readSearch(params: Pick<URLSearchParams, "get">): string {
  return (params.get(PARAM) ?? "").trim().slice(0, SEARCH_LENGTH_MAX);
}
