import type { EndpointId } from "../../lib/contract/registry";
import type { Answer } from "./create-http";
import { type Expectation, expectRefusal, expectStatus } from "./expectation";

/** Where a PostHog takes or refuses bad input otherwise than our API (contract.md 2, 3 and 9). */
export const otherRefusals: Partial<Record<EndpointId, Expectation[]>> = {
  // Django's paging passes over what it cannot read.
  accountList: [expectStatus(200, "as PostHog")],
  integrationsList: [expectStatus(200, "as seed"), expectRefusal("invalid_input", null, "as today")],
  twoFactorValidate: [
    expectRefusal("setup_expired", undefined, "as PostHog"),
    expectStatus(500, "as PostHog"),
  ],
  validate2fa: [expectRefusal("setup_expired", undefined, "as PostHog"), expectStatus(500, "as PostHog")],
  loginToken: [expectRefusal("2fa_expired", undefined, "as PostHog"), expectStatus(500, "as PostHog")],
  emailVerify: [
    expectRefusal("required", "token", "as seed"),
    expectRefusal("required", "code", "as today"),
    expectStatus(500, "as seed"),
  ],
};

/** A path of PostHog's own under the address of an added endpoint: nothing follows from it. */
export const posthogsOwn: ReadonlySet<EndpointId> = new Set([
  "logout",
  "signUp",
  "passwordResetRequest",
  "passwordReset",
  "dashboardsList",
  "schemaGet",
] as const);

/** A method or a path that lists no scope refuses keys before anything else (contract.md 1.3). */
export const keyRefusedFirst = expectRefusal("permission_denied", undefined, "as PostHog");

const keysOfToday = ["notification_locks", "fresh_reauth_expires_at", "ui_configuration", "hide_mcp_hints"];

/** Which PostHog an answer is of, where it shows. */
export function nameGeneration(id: EndpointId): ((answer: Answer) => string | null) | undefined {
  switch (id) {
    case "accountGet":
    case "accountUpdate":
      return ({ json }) => (keysOfToday.some((key) => has(json, key)) ? "as today" : "as seed");
    case "twoFactorStatus":
      return ({ json }) => (has(json, "backup_codes_remaining") ? "as today" : "as seed");
    default:
      return undefined;
  }
}

function has(json: unknown, key: string): boolean {
  return typeof json === "object" && json !== null && key in json;
}
