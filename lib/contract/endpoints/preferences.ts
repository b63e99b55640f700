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
