import { rollApiKey, updateApiKey } from "../api-keys/change-api-key";
import { createApiKey } from "../api-keys/create-api-key";
import { listApiKeys } from "../api-keys/list-api-keys";
import { removeApiKey } from "../api-keys/remove-api-key";
import { sendNotificationTest } from "../notifications/send-test";
import { listPushTokens } from "../push-tokens/list-push-tokens";
import { registerPushToken } from "../push-tokens/register-push-token";
import { removePushToken } from "../push-tokens/remove-push-token";
import { unregisterPushToken } from "../push-tokens/unregister-push-token";
import { listDashboards } from "./list-dashboards";
import { personaliseScene } from "./personalise-scene";
import { skipOnboarding } from "./skip-onboarding";

export const preferencesHandlers = {
  apiKeyCreate: createApiKey,
  apiKeyRemove: removeApiKey,
  apiKeyRoll: rollApiKey,
  apiKeyUpdate: updateApiKey,
  apiKeysList: listApiKeys,
  dashboardsList: listDashboards,
  notificationTest: sendNotificationTest,
  onboardingSkip: skipOnboarding,
  pushTokenRegister: registerPushToken,
  pushTokenRemove: removePushToken,
  pushTokenUnregister: unregisterPushToken,
  pushTokensList: listPushTokens,
  scenePersonalise: personaliseScene,
};
