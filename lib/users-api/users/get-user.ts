import type { Verb } from "../http/verb";
import { toUser } from "./to-user";

export const getUser: Verb<"accountGet"> = async ({ ctx, caller, target }) => ({
  body: await toUser({ ctx, user: target, caller }),
});
