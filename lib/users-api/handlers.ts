import type { EndpointId } from "@/lib/contract/registry";
import { listActivity } from "./activity/list-activity";
import { listDevices } from "./devices/list-devices";
import { removeDevice } from "./devices/remove-device";
import { emailHandlers } from "./email/handlers";
import { githubHandlers } from "./github/handlers";
import type { OpenVerb, Verb } from "./http/verb";
import { getHealth } from "./meta/get-health";
import { getReadiness } from "./meta/get-readiness";
import { getSchema } from "./meta/get-schema";
import { preferencesHandlers } from "./preferences/handlers";
import { createLogin } from "./sessions/create-login";
import { getCsrf } from "./sessions/get-csrf";
import { listSessions } from "./sessions/list-sessions";
import { logOut } from "./sessions/log-out";
import { removeSession } from "./sessions/remove-session";
import { resendLoginCode } from "./sessions/resend-login-code";
import { revokeOtherSessions } from "./sessions/revoke-other-sessions";
import { verifyLoginCode } from "./sessions/verify-login-code";
import { verifyLoginToken } from "./sessions/verify-login-token";
import { twoFactorHandlers } from "./two-factor/handlers";
import { getUser } from "./users/get-user";
import { listUsers } from "./users/list-users";
import { updateUser } from "./users/update-user";

type Handlers = { [Id in EndpointId]?: Verb<Id> | OpenVerb<Id> };

/** Which verb serves which endpoint; a published endpoint without one answers 501. */
export const handlers: Handlers = {
  ...emailHandlers,
  ...githubHandlers,
  ...preferencesHandlers,
  ...twoFactorHandlers,
  accountGet: getUser,
  accountList: listUsers,
  accountUpdate: updateUser,
  activityList: listActivity,
  csrfGet: getCsrf,
  deviceRemove: removeDevice,
  devicesList: listDevices,
  healthGet: getHealth,
  loginCode: verifyLoginCode,
  loginCodeResend: resendLoginCode,
  loginCreate: createLogin,
  loginToken: verifyLoginToken,
  logout: logOut,
  readyGet: getReadiness,
  schemaGet: getSchema,
  sessionRemove: removeSession,
  sessionsList: listSessions,
  sessionsRevokeOthers: revokeOtherSessions,
};
