import type { Metadata } from "next";
import { OutsideFrame } from "@/components/settings/outside-frame";
import { styleButton } from "@/components/ui/button-style";
import { routes } from "@/lib/routes";

export const metadata: Metadata = { title: "Page not found" };

/** Without a component of the browser: every page would load its code. */
export default function NotFound() {
  return (
    <OutsideFrame
      title="This page does not exist"
      description="The address may be mistyped or out of date."
      actions={
        <a href={routes.settings} className={styleButton("primary")}>
          Go to your settings
        </a>
      }
    />
  );
}
