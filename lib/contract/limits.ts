/** Limits and lifetimes that both sides of the wire rely on (contract.md 1, 2, 6, 11). */
export const REPOS_LIMIT_MAX = 500;
export const BRANCHES_LIMIT_MAX = 1000;
export const PAGE_LIMIT_DEFAULT = 100;
export const SEARCH_LENGTH_MAX = 256;
export const REFRESH_COOLDOWN_SECONDS = 30;
export const REPOS_STALE_SECONDS = 3_600;
export const BRANCHES_STALE_SECONDS = 600;
export const BRANCHES_EVICTED_SECONDS = 86_400;
export const LINK_STATE_LENGTH = 48;
export const LINK_STATE_TTL_SECONDS = 600;
export const RECENT_AUTH_SECONDS = 7_200;
export const FRESH_AUTH_SECONDS = 300;
/** A second factor, wherever it is asked for: five wrong in ten minutes, then a quarter of an hour. */
export const CODE_TRIES_MAX = 5;
export const CODE_WINDOW_SECONDS = 600;
export const CODE_LOCK_SECONDS = 900;
export const SETUP_TTL_SECONDS = 600;
export const PENDING_LOGIN_TTL_SECONDS = 600;
export const REMEMBERED_DEVICE_SECONDS = 30 * 86_400;
export const BACKUP_CODES_COUNT = 10;
export const AUTHENTICATOR_NAME_MAX = 64;
export const PERSON_NAME_MAX = 150;
export const AUTHENTICATORS_MAX = 10;
export const EMAIL_TOKEN_TTL_SECONDS = 86_400;
export const EMAIL_CODE_TTL_SECONDS = 600;
export const EMAIL_CODE_TRIES_MAX = 5;
export const EMAIL_UNDO_SECONDS = 7 * 86_400;
export const PASSWORD_RESET_TTL_SECONDS = 3_600;
/** For so long a mailed link is not followed by another, which would void it. */
export const PASSWORD_RESET_AGAIN_SECONDS = 300;
export const PUSH_TOKENS_MAX = 20;
export const API_KEY_LABEL_MAX = 40;
export const API_KEYS_MAX = 10;
export const PASSWORD_LENGTH_MIN = 8;
export const PASSWORD_LENGTH_MAX = 1024;
export const ACTIVITY_KEPT_SECONDS = 90 * 86_400;
export const SESSION_AGE_SECONDS = 14 * 86_400;
export const SESSION_ID_GRACE_SECONDS = 30;
/** We cannot end a key, so a sign-in with one is short. */
export const KEY_SESSION_AGE_SECONDS = 8 * 3_600;
/** The longest key that is taken: PostHog's have 47 characters. */
export const API_KEY_LENGTH_MAX = 256;
