import type { EndpointId } from "@/lib/contract/registry";
import type { ApiContext } from "../context";
import type { ApiRequest } from "../http/api-request";
import { getProfile } from "./profiles";

/** Fields and parameters that only our server knows: PostHog passes over them. */
const ownInput: Partial<Record<EndpointId, readonly string[]>> = {
  githubListRepos: ["count"],
  githubStart: ["new_account"],
  loginToken: ["remember"],
};

export function ignoreInput(ctx: ApiContext, id: EndpointId, request: ApiRequest): ApiRequest {
  const ignored = ownInput[id];
  if (!ignored || getProfile(ctx).isOurs) {
    return request;
  }
  const keep = (entries: Iterable<[string, unknown]>) =>
    [...entries].filter(([key]) => !ignored.includes(key));
  return {
    ...request,
    query: new URLSearchParams(keep(request.query) as [string, string][]),
    body: Object.fromEntries(keep(Object.entries(request.body))),
  };
}
