import { announceDemo } from "./lib/announce-demo.mjs";
import { ensurePackages } from "./lib/ensure-packages.mjs";
import { choosePort } from "./lib/ports.mjs";
import { makePrivateFolder } from "./lib/private-file.mjs";
import { runStack } from "./lib/run-stack.mjs";
import { loadSecrets } from "./lib/secrets.mjs";
import { readSettings } from "./lib/settings.mjs";
import { startApp } from "./lib/start-app.mjs";
import { startDemoBackend } from "./lib/start-demo-backend.mjs";
import { startMailPreview } from "./lib/start-mail-preview.mjs";
import { runEntry } from "./lib/stop-with-message.mjs";

/** The demo's stack on `next dev`; with USERS_API_URL, the pages alone before that server. */
await runEntry(async () => {
  const { env, dataDir, host } = readSettings();
  ensurePackages();
  makePrivateFolder(dataDir);
  await runStack(dataDir, async (stack) => {
    const port = await choosePort({ env, name: "PORT", fallback: 3000 });
    const withSite = { ...env, SITE_URL: env.SITE_URL || `http://localhost:${port}` };
    const app = { stack, host, port, distDir: null };
    console.log("Starting …");
    if (env.USERS_API_URL) {
      const SESSION_SECRET = env.SESSION_SECRET || loadSecrets(dataDir).SESSION_SECRET;
      await startApp({ ...app, env: { ...withSite, SESSION_SECRET } });
      console.log(`\nAddress:   ${withSite.SITE_URL}\nUsers API: ${env.USERS_API_URL}\nStop:      Ctrl-C\n`);
      return;
    }
    const apiPort = await choosePort({ env, name: "API_PORT", fallback: 8010, taken: [port] });
    const backend = await startDemoBackend({
      stack,
      env: { ...withSite, PORT: String(port), API_PORT: String(apiPort) },
      dataDir,
      isBehindApp: true,
      isWatching: true,
    });
    await startApp({ ...app, env: backend.env });
    announceDemo({ demo: backend.demo, dataDir, hasPages: true });
    const taken = [port, apiPort];
    const preview = await startMailPreview({ stack, env: withSite, taken });
    console.log(`Mail preview: ${preview.url}\n`);
  });
});
