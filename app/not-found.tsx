import type { Metadata } from "next";
import Link from "next/link";
import { OutsideFrame } from "@/components/settings/outside-frame";
import { Button } from "@/components/ui/button";
import { routes } from "@/lib/routes";

export const metadata: Metadata = { title: "Page not found" };

export default function NotFound() {
  return (
    <OutsideFrame
      title="This page does not exist"
      description="The address may be mistyped or out of date."
      actions={
        <Button asChild variant="primary">
          <Link href={routes.settings}>Go to your settings</Link>
        </Button>
      }
    />
  );
}
