/** The custom header that every call of our pages carries; a form or a link cannot send it (C1). */
export const DOOR_HEADER = "x-account-app";
export const DOOR_HEADER_VALUE = "1";

/**
 * What a browser gets for a refresh instead of the whole list: the count. `X-Added`, `X-Removed`
 * and `X-Cache` come as headers, as from the API.
 */
export type RefreshSummary = { repository_count: number };
