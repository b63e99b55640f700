"use client";

import { useSearchParams } from "next/navigation";
import { useRef } from "react";
import { parseRepositoryName } from "@/lib/client/github/repository-name";
import type { Repository } from "@/lib/contract/schemas/github";
import { buildAddressWith } from "./address-param";

/** The repository whose branches are shown stands in the address: a link to it works and Back closes it. */
export function useOpenRepository() {
  const repo = parseRepositoryName(useSearchParams().get("repo") ?? "");
  const wasPushed = useRef(false);

  function open(repository: Repository) {
    wasPushed.current = true;
    window.history.pushState(null, "", buildAddressWith("repo", repository.full_name));
  }

  function close() {
    if (wasPushed.current) window.history.back();
    else window.history.replaceState(null, "", buildAddressWith("repo", null));
    wasPushed.current = false;
  }

  return { repo, open, close };
}
