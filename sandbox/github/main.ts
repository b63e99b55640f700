import { readPort, requireVariable, runProcess } from "../shared/run-process";
import { startGithubSandbox } from "./server";

await runProcess(
  () =>
    startGithubSandbox({
      port: readPort("SANDBOX_PORT"),
      ...(process.env.SANDBOX_STATE_FILE ? { stateFile: process.env.SANDBOX_STATE_FILE } : {}),
      latencyMs: Number(process.env.SANDBOX_LATENCY_MS || 0),
      app: {
        slug: requireVariable("GITHUB_APP_SLUG"),
        id: requireVariable("GITHUB_APP_ID"),
        clientId: requireVariable("GITHUB_APP_CLIENT_ID"),
        clientSecret: requireVariable("GITHUB_APP_CLIENT_SECRET"),
        privateKeyPem: requireVariable("GITHUB_APP_PRIVATE_KEY"),
      },
      callbackUrl: `${requireVariable("SITE_URL").replace(/\/+$/, "")}/complete/github-link/`,
    }),
  ({ url, apiUrl }) => ({ url, apiUrl }),
);
