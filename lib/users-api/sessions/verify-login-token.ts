import type { OpenVerb } from "../http/verb";
import { ServiceError } from "../service-error";

/** Without a login that waits for its second factor there is nothing to finish (contract.md 8). */
export const verifyLoginToken: OpenVerb<"loginToken"> = async () => {
  throw new ServiceError("2fa_expired");
};
