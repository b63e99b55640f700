/** What people see of the first app, which the published endpoints call "default". */
export const DEFAULT_APP_NAME = "Authenticator app";
