/** Pages of PostHog's own, where it has what its API does not give; paths at the server's origin. */
export const posthogPages = {
  apiKeys: "/settings/user-api-keys",
  signUp: "/signup",
  reset: "/reset",
} as const;
