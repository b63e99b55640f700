import { z } from "zod";
import { fetchAllPages, PER_PAGE } from "./fetch-all-pages";
import { GithubError } from "./github-error";
import { installationSchema } from "./installation-schema";
import { parseAnswer } from "./parse-answer";
import { parsePage } from "./parse-page";
import { requireInstallationId } from "./require-path-value";
import type { SendRequest } from "./send-request";
import type { GithubUser, Installation } from "./types";

export async function getUser(
  send: SendRequest,
  userToken: string,
  signal?: AbortSignal,
): Promise<GithubUser> {
  const answer = await send({ route: "GET /user", token: userToken }, signal);
  return parseAnswer(userSchema, answer);
}

export async function listUserInstallations(
  send: SendRequest,
  userToken: string,
  signal?: AbortSignal,
): Promise<Installation[]> {
  const pages = await fetchAllPages(
    {
      fetchPage: async (page, pageSignal) => {
        const parameters = { per_page: PER_PAGE, page };
        const answer = await send(
          { route: "GET /user/installations", parameters, token: userToken },
          pageSignal,
        );
        return parsePage({ answer, listKey: "installations", entrySchema: installationSchema });
      },
    },
    signal,
  );
  const byId = new Map(pages.flatMap(({ items }) => items.map((item) => [item.id, item])));
  return [...byId.values()];
}

export async function canUserSeeInstallation(
  send: SendRequest,
  { userToken, installationId }: { userToken: string; installationId: string },
  signal?: AbortSignal,
): Promise<boolean> {
  const parameters = { installation_id: requireInstallationId(installationId), per_page: 1 };
  const route = "GET /user/installations/{installation_id}/repositories";
  try {
    await send({ route, parameters, token: userToken }, signal);
    return true;
  } catch (error) {
    if (error instanceof GithubError && (error.kind === "gone" || error.kind === "forbidden")) return false;
    throw error;
  }
}

const userSchema = z.object({ id: z.int(), login: z.string().min(1) });
