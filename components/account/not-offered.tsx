import Link from "next/link";
import { OutsideFrame } from "@/components/settings/outside-frame";
import { Button } from "@/components/ui/button";
import { ExternalLink } from "@/components/ui/external-link";
import { routes } from "@/lib/routes";

interface NotOfferedProps {
  title: string;
  description: string;
  /** Where the server has it on its own pages. */
  elsewhere?: { label: string; href: string } | null;
}

/** A page that this server has no use for, reached by its address. */
export function NotOffered({ title, description, elsewhere }: NotOfferedProps) {
  return (
    <OutsideFrame
      title={title}
      description={description}
      actions={
        <>
          {elsewhere && <ExternalLink href={elsewhere.href}>{elsewhere.label}</ExternalLink>}
          <Button asChild variant={elsewhere ? "secondary" : "primary"} className="pointer-coarse:min-h-11">
            <Link href={routes.signIn}>Go to sign-in</Link>
          </Button>
        </>
      }
    />
  );
}
