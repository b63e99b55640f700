import type { AccessFacts, AccessTable } from "./access";
import type { EndpointId } from "./registry";
import type { ServerTraits } from "./server-traits";

/**
 * What the server behind the app and the credential at hand can do, computed once from what the
 * server says of itself and from answers seen; pages ask this and never a mode flag.
 */
export type Capabilities = Pick<AccessFacts, "server" | "credential"> & {
  /** Added endpoints the server has; what is missing here is not shown. */
  features: readonly EndpointId[];
  /** What else is known of how the server behaves. */
  traits: ServerTraits;
  /** What the person may do here, and what stands in the way. */
  access: AccessTable;
  /** The server's origin, for links to pages of its own; an address that a browser can open. */
  serverUrl: string;
  /** The GitHub whose pages may be opened, as an origin. */
  githubOrigin: string;
  /** The server's own name, such as "localhost:8010" or "eu.posthog.com". */
  serverName: string;
  /** An inbox on this machine where the server's mail arrives, as in the demo; null where mail is real. */
  mailboxUrl: string | null;
};
