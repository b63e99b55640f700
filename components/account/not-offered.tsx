import Link from "next/link";
import { OutsideFrame } from "@/components/settings/outside-frame";
import { Button } from "@/components/ui/button";
import { routes } from "@/lib/routes";

/** A page that this server has no use for, reached by its address. */
export function NotOffered({ title, description }: { title: string; description: string }) {
  return (
    <OutsideFrame
      title={title}
      description={description}
      actions={
        <Button asChild variant="primary">
          <Link href={routes.signIn}>Go to sign-in</Link>
        </Button>
      }
    />
  );
}
