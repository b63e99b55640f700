import { isUuid } from "../../http/is-uuid";
import type { Verb } from "../../http/verb";
import { ServiceError } from "../../service-error";
import { validateSetup } from "../validate-setup";

export const validateAuthenticator: Verb<"authenticatorValidate"> = async (input) => {
  const { ctx, caller, params, body, request } = input;
  if (!isUuid(params.id)) {
    throw new ServiceError("setup_expired");
  }
  await validateSetup(ctx, { caller, setupId: params.id, token: body.token, client: request.client });
  return { body: { success: true } };
};
