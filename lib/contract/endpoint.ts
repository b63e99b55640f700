export type Method = "GET" | "POST" | "PATCH" | "DELETE";
export type Scope = "user:read" | "user:write";

/** A plain description of one endpoint, free of zod so that the browser may import it. */
export type Endpoint = {
  id: string;
  method: Method;
  /** Path template with its trailing slash; `:uuid` is the user, `@me` for oneself. */
  path: `/${string}`;
  /** `published`: one of the 19 of the page; `posthog`: around it; `added`: contract.md 12. */
  origin: "published" | "posthog" | "added";
  /** Section of contract.md it follows. */
  section: string;
  summary: string;
  /** `session_or_key` always comes with a scope; a key on a `session` endpoint is 403. */
  credential: "open" | "session" | "session_or_key";
  scope?: Scope;
  /**
   * contract.md 1.4. `self_or_staff`: `@me`, or any user for staff; `self_only`: `@me` alone;
   * `ignored`: the path value is never looked at; `none`: the path names no user.
   */
  user: "self_or_staff" | "self_only" | "ignored" | "none";
  /** What is looked at first when both the input and the user in the path are wrong. */
  checks: "input_first" | "user_first";
  /**
   * How lately a session must have proved who it is (contract.md 1.5, security.md R1): `recent` is
   * 2 h, `fresh` 5 min, with a factor where the account has one.
   */
  proof: "none" | "recent" | "fresh";
  /** contract.md 1.7: calls by key are counted, where the instance limits them. */
  isKeyThrottled?: boolean;
  /** Whether the call changes state, whatever its method says. */
  sideEffect: boolean;
  /** Only has the server read anew what it shows, so that a failure leaves no change in doubt. */
  isReadAnew?: boolean;
  /** How a browser reaches it: with our cookie, without one, or not through the door at all. */
  door: "cookie" | "open" | "closed";
  /** At today's PostHog alone: neither the page nor our own API has it. */
  isOfToday?: boolean;
  /** The endpoint that the door calls instead: this one is no path of any API. */
  doorCalls?: Endpoint;
  /** The method a browser uses where a GET with a side effect must not be one. */
  doorMethod?: Method;
  /** Body fields that our pages never send and the door never passes on (security.md P10). */
  doorOmits?: readonly string[];
  /** Whether 200 answers may carry `X-` headers of the contract, by name. */
  headers?: readonly string[];
};

type Defaults = "origin" | "user" | "checks" | "proof" | "sideEffect" | "door";
type Definition = Omit<Endpoint, Defaults> & Partial<Pick<Endpoint, Defaults>>;
type Defined<T extends Definition> = Omit<Endpoint, "id" | "path"> & Pick<T, "id" | "path">;

/** Fills in what most endpoints share: a published action of the user viewset behind our cookie. */
export function defineEndpoint<const T extends Definition>(definition: T): Defined<T> {
  return {
    origin: "published",
    user: "self_or_staff",
    checks: "user_first",
    proof: "none",
    sideEffect: definition.method !== "GET",
    door: "cookie",
    ...definition,
  };
}

export type PathParams<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? { [Key in Name | keyof PathParams<Rest>]: string }
  : Record<never, never>;
