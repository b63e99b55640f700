import Link from "next/link";
import { Button } from "@/components/ui/button";
import { routes } from "@/lib/routes";

/** Other ways in, where the server has them. */
export function SignInLinks({ canReset, canSignUp }: { canReset: boolean; canSignUp: boolean }) {
  return (
    <>
      {canReset && (
        <Button asChild variant="link">
          <Link href={routes.reset}>Forgot your password?</Link>
        </Button>
      )}
      {canSignUp && (
        <Button asChild variant="link" className="ms-auto">
          <Link href={routes.signUp}>Create an account</Link>
        </Button>
      )}
    </>
  );
}
