import { createInstallationToken, getInstallation, uninstall } from "./app-installation";
import { buildAuthorizeUrl, buildInstallUrl, buildManageUrl } from "./build-urls";
import { createAppJwtSource } from "./create-app-jwt";
import type { GithubClient } from "./github-client";
import { canUserSeeInstallation, getUser, listUserInstallations } from "./installations";
import { listAllRepositories } from "./list-all-repositories";
import { getDefaultBranch, listAllBranches } from "./list-branches";
import { listRepositoriesPage } from "./list-repositories-page";
import { createPageReader } from "./page-reader";
import { createSendRequest } from "./send-request";
import type { GithubSettings } from "./types";
import { requestUserTokens } from "./user-tokens";

export function createGithubClient(settings: GithubSettings): GithubClient {
  const send = createSendRequest(settings);
  const pageReader = createPageReader();
  const github = { send, pageReader };
  const createAppJwt = createAppJwtSource(settings);
  const now = settings.now ?? Date.now;

  return {
    exchangeCode: ({ code, redirectUri }, signal) =>
      requestUserTokens(send, { settings, grant: { code, redirect_uri: redirectUri } }, signal),
    refreshUserTokens: (refreshToken, signal) =>
      requestUserTokens(
        send,
        { settings, grant: { grant_type: "refresh_token", refresh_token: refreshToken } },
        signal,
      ),

    getUser: (userToken, signal) => getUser(send, userToken, signal),
    listUserInstallations: (userToken, signal) => listUserInstallations(send, userToken, signal),
    canUserSeeInstallation: (userToken, installationId, signal) =>
      canUserSeeInstallation(send, { userToken, installationId }, signal),

    getInstallation: (installationId, signal) =>
      getInstallation(send, { installationId, createAppJwt }, signal),
    createInstallationToken: (installationId, signal) =>
      createInstallationToken(send, { installationId, createAppJwt, now }, signal),
    uninstall: (installationId, signal) => uninstall(send, { installationId, createAppJwt }, signal),

    listRepositoriesPage: (input, signal) => listRepositoriesPage(github, input, signal),
    listAllRepositories: (input, signal) => listAllRepositories(github, input, signal),
    listAllBranches: (input, signal) => listAllBranches(send, input, signal),
    getDefaultBranch: (input, signal) => getDefaultBranch(send, input, signal),

    buildInstallUrl: (state) => buildInstallUrl(settings, state),
    buildAuthorizeUrl: (input) => buildAuthorizeUrl(settings, input),
    buildManageUrl: (installation) => buildManageUrl(settings, installation),

    close: () => pageReader.close(),
  };
}
