import type { ProofKind } from "../profiles/profile";
import { ServiceError } from "../service-error";
import type { Proof } from "./consume-verification";

const CODE_TEXT = "Enter the 6-digit code from your email.";

/** A token or a code, whichever came of those that `kinds` names; blanks, hyphens and invisible characters of a code go. */
export function readProof(
  { token, code }: { token?: string; code?: string },
  kinds: readonly [ProofKind, ...ProofKind[]],
): Proof {
  if (code !== undefined && kinds.includes("code")) {
    const digits = code.normalize("NFKC").replace(/[\s\p{Cf}\p{Pd}]/gu, "");
    if (!/^[0-9]{6}$/.test(digits)) {
      throw new ServiceError("invalid_input", { detail: CODE_TEXT, attr: "code" });
    }
    return { kind: "code", code: digits };
  }
  if (!token || !kinds.includes("token")) {
    throw new ServiceError("required", { attr: kinds[0] });
  }
  return { kind: "token", token };
}
