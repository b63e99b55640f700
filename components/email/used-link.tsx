import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { toSignIn } from "@/lib/routes";
import type { VerifyEmailProps } from "./verify-email";

interface UsedLinkProps extends Pick<VerifyEmailProps, "uuid" | "visitor" | "next"> {
  onCode: () => void;
}

/** A link that is used up. Mostly it has worked before, which only its owner's session can tell. */
export function UsedLink({ uuid, visitor, next, onCode }: UsedLinkProps) {
  const isOwn = visitor?.uuid === uuid;
  const canSignIn = visitor === null;
  return (
    <>
      {isOwn ? (
        <Notice tone="warning" title="This link no longer works">
          It was used before, a newer mail has replaced it, the change was cancelled, or it is more than a day
          old.
        </Notice>
      ) : (
        <Notice tone="info" title="You may be done already">
          Each link works once. If you have confirmed the address,{" "}
          {canSignIn ? "sign in with it" : "there is nothing left to do"}. If not, have another mail sent.
        </Notice>
      )}
      {canSignIn && (
        <Button asChild variant="primary" className="w-full">
          <a href={toSignIn({ ...(next !== null && { next }) })}>Sign in</a>
        </Button>
      )}
      <Button variant={isOwn ? "primary" : "secondary"} className="w-full" onClick={onCode}>
        Enter a code, or have another mail sent
      </Button>
    </>
  );
}
