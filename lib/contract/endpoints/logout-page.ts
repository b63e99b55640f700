import { defineEndpoint } from "../endpoint";

/**
 * PostHog's way out: a page that answers with a redirect, no endpoint of any API, hence in no
 * registry. Our own API has `logout` instead.
 */
export const logoutPage = defineEndpoint({
  id: "logoutPage",
  method: "POST",
  path: "/logout/",
  origin: "posthog",
  section: "1.6",
  summary: "End this session",
  credential: "session",
  user: "none",
  door: "closed",
});
