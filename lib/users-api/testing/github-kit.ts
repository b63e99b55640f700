import { eq } from "drizzle-orm";
import type { LoggedRequest } from "../../../sandbox/github/control/request-log";
import type { AccountInput } from "../../../sandbox/github/control-client";
import { type GithubInstallationRow, githubInstallations } from "../db/schema/github";
import type { TestAccount } from "./create-test-accounts";
import { type TestApi, uniqueName } from "./create-test-api";
import { linkInstallation } from "./link-installation";
import { signIn, type TestAnswer, type TestClient } from "./test-client";

type Repositories = AccountInput["repositories"];

export type Person = TestAccount & { client: TestClient; login: string };
export type Linked = Person & { id: string; path: string };

/** A signed-in person with a GitHub account of their own; nothing is installed. */
export async function createPerson(api: TestApi, repositories: Repositories = ["hello"]): Promise<Person> {
  const account = await api.accounts.createUser();
  const login = uniqueName("octo");
  await api.sandbox.control.createAccount({ login, type: "User", repositories });
  return { ...account, client: await signIn(api, account.user.email), login };
}

/** The same person with the App installed and linked, and its first sync done. */
export async function createLinked(api: TestApi, repositories?: Repositories): Promise<Linked> {
  const person = await createPerson(api, repositories);
  const id = await linkInstallation(api, person.client, person.login);
  const linked = { ...person, id, path: `/api/users/@me/integrations/github/${id}` };
  await waitSynced(api, id);
  return linked;
}

export async function waitSynced(api: TestApi, installationId: string): Promise<void> {
  for (;;) {
    const row = await readRow(api, installationId);
    if (row.syncLeaseUntil === null && row.reposSyncedAt !== null) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

export async function readRow(api: TestApi, installationId: string): Promise<GithubInstallationRow> {
  const rows = await readRows(api, installationId);
  if (!rows[0]) {
    throw new Error(`No row of installation ${installationId}`);
  }
  return rows[0];
}

export function readRows(api: TestApi, installationId: string): Promise<GithubInstallationRow[]> {
  return api.ctx.db
    .select()
    .from(githubInstallations)
    .where(eq(githubInstallations.installationId, installationId));
}

/** Requests that GitHub saw, by a piece of method and path; paths name the installation or login. */
export async function countCalls(
  api: TestApi,
  text: string,
  isMatch: (request: LoggedRequest) => boolean = () => true,
): Promise<number> {
  const log = await api.sandbox.control.listLog();
  return log.filter((request) => `${request.method} ${request.path}`.includes(text) && isMatch(request))
    .length;
}

/** Calls with an installation's own token. */
export const byInstallation = (id: string) => (request: LoggedRequest) => request.as === `installation:${id}`;

export type InstallationItem = {
  installation_id: string;
  installation_status: string;
  status_until: string | null;
  manage_url: string;
  account: { type: string; name: string };
  uses_shared_installation: boolean;
  repository_count: number | null;
  last_synced_at: string | null;
};

export async function listInstallations(client: TestClient): Promise<InstallationItem[]> {
  const answer = await client.get("/api/users/@me/integrations/");
  return (answer.body as { results: InstallationItem[] }).results;
}

export type RepositoriesBody = {
  repositories: { id: number; name: string; full_name: string }[];
  has_more?: boolean;
  total?: number;
};

export async function listRepositories(
  person: Pick<Linked, "client" | "path">,
  query: Record<string, string> = {},
): Promise<{ answer: TestAnswer; names: string[]; body: RepositoriesBody }> {
  const answer = await person.client.get(`${person.path}/repos/?${new URLSearchParams(query)}`);
  const body = answer.body as RepositoriesBody;
  return { answer, body, names: (body.repositories ?? []).map(({ name }) => name) };
}
