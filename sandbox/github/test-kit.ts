import { generateKeyPairSync } from "node:crypto";
import { SignJWT } from "jose";
import { createSandboxControl } from "./control-client";
import { type GithubSandbox, type GithubSandboxOptions, startGithubSandbox } from "./server";

export const CALLBACK_URL = "http://localhost:4999/complete/github-link/";

const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });

export const testApp = {
  slug: "account-demo",
  id: "4242",
  clientId: "Iv23liSandbox",
  clientSecret: "sandbox-secret",
  privateKeyPem: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
};

export type TestSandbox = GithubSandbox & { control: ReturnType<typeof createSandboxControl> };

export async function startTestSandbox(options: Partial<GithubSandboxOptions> = {}): Promise<TestSandbox> {
  const sandbox = await startGithubSandbox({ port: 0, app: testApp, callbackUrl: CALLBACK_URL, ...options });
  return { ...sandbox, control: createSandboxControl(sandbox.url) };
}

export function signAppJwt(key = privateKey): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT()
    .setProtectedHeader({ alg: "RS256" })
    .setIssuer(testApp.clientId)
    .setIssuedAt(now - 300)
    .setExpirationTime(now + 300)
    .sign(key);
}

export function createStrangerKey() {
  return generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
}

type Call = { method?: string; token?: string; headers?: Record<string, string> };

export function callApi(sandbox: GithubSandbox, path: string, call: Call = {}): Promise<Response> {
  const headers = new Headers(call.headers);
  if (call.token !== undefined) headers.set("authorization", `Bearer ${call.token}`);
  return fetch(`${sandbox.apiUrl}${path}`, { method: call.method ?? "GET", headers });
}

/** The answer's fields; the tests that read them say what they expect. */
export async function readJson(response: Response): Promise<Record<string, unknown>> {
  return (await response.json()) as Record<string, unknown>;
}

export async function exchange(
  sandbox: GithubSandbox,
  fields: Record<string, string>,
): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await fetch(`${sandbox.url}/login/oauth/access_token`, {
    method: "POST",
    headers: { accept: "application/json", "content-type": "application/json" },
    body: JSON.stringify({ client_id: testApp.clientId, client_secret: testApp.clientSecret, ...fields }),
  });
  return { status: response.status, body: await readJson(response) };
}

export async function createInstallationToken(sandbox: TestSandbox, installationId: number): Promise<string> {
  const path = `/app/installations/${installationId}/access_tokens`;
  const response = await callApi(sandbox, path, { method: "POST", token: await signAppJwt() });
  return String((await readJson(response)).token);
}

/** A person at the pages: submits a form as a browser would, without following where it leads. */
export async function submitForm(
  sandbox: TestSandbox,
  login: string,
  path: string,
  fields: Record<string, string>,
): Promise<Response> {
  const { name, value } = await sandbox.control.createSession(login);
  return fetch(sandbox.url + path, {
    method: "POST",
    redirect: "manual",
    headers: { cookie: `${name}=${value}`, origin: sandbox.url },
    body: new URLSearchParams(fields),
  });
}
