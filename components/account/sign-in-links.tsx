import type { Way } from "./way";
import { WayLink } from "./way-link";

/** Other ways in, where the server has them. */
export function SignInLinks({ reset, signUp }: { reset: Way | null; signUp: Way | null }) {
  return (
    <>
      {reset && <WayLink way={reset}>Forgot your password?</WayLink>}
      {signUp && (
        <WayLink way={signUp} className="ms-auto">
          Create an account
        </WayLink>
      )}
    </>
  );
}
