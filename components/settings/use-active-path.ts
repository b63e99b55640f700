"use client";

import { usePathname } from "next/navigation";
import { routes } from "@/lib/routes";

/** Whether an entry is the page shown or the parent of it; addresses come with and without a last slash. */
export function useActivePath(): (href: string) => boolean {
  const path = usePathname().replace(/\/+$/, "");
  return (href) => path === href || (href !== routes.settings && path.startsWith(`${href}/`));
}
