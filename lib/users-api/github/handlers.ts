import { listBranches } from "./branches/list-branches";
import { listIntegrations } from "./linking/list-integrations";
import { removeInstallation } from "./linking/remove-installation";
import { startLink } from "./linking/start-link";
import { listRepos } from "./repositories/list-repos";
import { refreshRepos } from "./repositories/refresh-repos";
import { listRequests } from "./requests/list-requests";
import { removeRequest } from "./requests/remove-request";

export const githubHandlers = {
  githubListBranches: listBranches,
  githubListRepos: listRepos,
  githubListRequests: listRequests,
  githubRefreshRepos: refreshRepos,
  githubRemove: removeInstallation,
  githubRemoveRequest: removeRequest,
  githubStart: startLink,
  integrationsList: listIntegrations,
};
