"use client";

import type { Route } from "next";
import Link from "next/link";
import type { ComponentProps } from "react";
import { useHasViewer } from "./viewer-context";

type FrameLinkProps = Omit<ComponentProps<"a">, "href"> & { href: Route };

/** A move within the settings; a frame that does not know the person yet is loaded anew with the page. */
export function FrameLink({ href, ...props }: FrameLinkProps) {
  return useHasViewer() ? <Link href={href} {...props} /> : <a href={href} {...props} />;
}
