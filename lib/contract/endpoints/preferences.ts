import { defineEndpoint } from "../endpoint";

export const pushTokenRegister = defineEndpoint({
  id: "pushTokenRegister",
  method: "POST",
  path: "/api/users/:uuid/push_tokens/",
  section: "2.7",
  summary: "Register or refresh a push token",
  credential: "session_or_key",
  scope: "user:write",
  user: "self_only",
  checks: "input_first",
});

export const pushTokenUnregister = defineEndpoint({
  id: "pushTokenUnregister",
  method: "POST",
  path: "/api/users/:uuid/push_tokens/unregister/",
  section: "2.8",
  summary: "Remove a push token",
  credential: "session_or_key",
  scope: "user:write",
  user: "self_only",
  checks: "input_first",
});

const added = { origin: "added", section: "12" } as const;

export const pushTokensList = defineEndpoint({
  ...added,
  id: "pushTokensList",
  method: "GET",
  path: "/api/users/:uuid/push_tokens/",
  summary: "List the devices that get push notifications, without their tokens",
  credential: "session_or_key",
  scope: "user:read",
  user: "self_only",
});

export const pushTokenRemove = defineEndpoint({
  ...added,
  id: "pushTokenRemove",
  method: "DELETE",
  path: "/api/users/:uuid/push_tokens/:id/",
  summary: "Remove a device from the list",
  credential: "session_or_key",
  scope: "user:write",
  user: "self_only",
});

export const notificationTest = defineEndpoint({
  ...added,
  id: "notificationTest",
  method: "POST",
  path: "/api/users/:uuid/notifications/test/",
  summary: "Send the person an example of a notification mail",
  credential: "session",
  user: "self_only",
  proof: "recent",
});

export const dashboardsList = defineEndpoint({
  ...added,
  id: "dashboardsList",
  method: "GET",
  path: "/api/projects/:team_id/dashboards/",
  summary: "Find dashboards of a project by name",
  credential: "session",
  user: "none",
});

export const onboardingSkip = defineEndpoint({
  id: "onboardingSkip",
  method: "POST",
  path: "/api/users/:uuid/onboarding/skip/",
  section: "2.6",
  summary: "Leave the first steps",
  credential: "session",
  proof: "recent",
});

export const scenePersonalise = defineEndpoint({
  id: "scenePersonalise",
  method: "POST",
  path: "/api/users/:uuid/scene_personalisation/",
  section: "2.9",
  summary: "Choose the default dashboard of a scene",
  credential: "session",
});
