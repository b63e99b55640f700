/** The custom header that every call of our pages carries; a form or a link cannot send it (C1). */
export const DOOR_HEADER = "x-account-app";
export const DOOR_HEADER_VALUE = "1";

/** Whose page calls: a tab may outlive a sign-in as another person in the same browser. */
export const PERSON_HEADER = "x-account-person";

/**
 * On a call that a page makes by itself, with nobody at it: such a one does not count as use of the
 * session (S6). Whoever sends it can shorten their own session with it and nothing else.
 */
export const UNATTENDED_HEADER = "x-account-unattended";

/**
 * On what the door passes on: the API opens no session with its answer, where it would for a program.
 * Whoever sends it gets less, so nobody has to be trusted with it; PostHog passes over it.
 */
export const NO_SESSION_HEADER = "x-account-no-session";

/**
 * What a browser gets for a refresh instead of the whole list: the count. `X-Added`, `X-Removed`
 * and `X-Cache` come as headers, as from the API.
 */
export type RefreshSummary = { repository_count: number };
