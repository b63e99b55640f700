import type { TestApi } from "./create-test-api";
import type { TestAnswer, TestClient } from "./test-client";

/** Starts linking as a page would and returns the state that GitHub would hand back. */
export async function startState(client: TestClient, body: unknown = {}): Promise<string> {
  const answer = await client.post("/api/users/@me/integrations/github/start/", body);
  const { install_url } = answer.body as { install_url?: string };
  const state = install_url ? new URL(install_url).searchParams.get("state") : null;
  if (!state) {
    throw new Error(`No state in ${JSON.stringify(answer.body)}`);
  }
  return state;
}

export function callback(client: TestClient, query: Record<string, string>): Promise<TestAnswer> {
  return client.get(`/complete/github-link/?${new URLSearchParams(query)}`);
}

/** Where a callback sent the browser, without the site's origin. */
export function landingOf(answer: TestAnswer): string {
  const location = answer.headers.get("location") ?? "";
  return location.replace(/^http:\/\/localhost:4999/, "");
}

/** Installs the App on a sandbox account and brings the person back with GitHub's code. */
export async function linkInstallation(
  api: TestApi,
  client: TestClient,
  account: string,
  by = account,
): Promise<string> {
  const state = await startState(client, { new_account: true });
  const { installation_id, code } = await api.sandbox.control.installAndCode({ account, by });
  const answer = await callback(client, {
    state,
    code,
    installation_id: String(installation_id),
    setup_action: "install",
  });
  if (!landingOf(answer).includes("github_link_success=1")) {
    throw new Error(`Linking failed: ${landingOf(answer) || JSON.stringify(answer.body)}`);
  }
  return String(installation_id);
}
