import { announceDemo } from "./lib/announce-demo.mjs";
import { buildApp, isBuildCurrent } from "./lib/build-app.mjs";
import { ensurePackages } from "./lib/ensure-packages.mjs";
import { choosePort } from "./lib/ports.mjs";
import { makePrivateFolder } from "./lib/private-file.mjs";
import { readProfile } from "./lib/read-profile.mjs";
import { runStack } from "./lib/run-stack.mjs";
import { readSettings } from "./lib/settings.mjs";
import { startApp } from "./lib/start-app.mjs";
import { startDemoBackend } from "./lib/start-demo-backend.mjs";
import { runEntry, UserError } from "./lib/stop-with-message.mjs";

const DIST_DIR = ".next";

/** `-- --profile seed|today`: the pages in front of that PostHog, as our API plays it. */
await runEntry(async () => {
  const settings = readSettings();
  const { dataDir, host } = settings;
  const env = { ...settings.env, ...readProfile(process.argv, settings.env) };
  if (env.USERS_API_URL) {
    throw new UserError("USERS_API_URL is set, and a demo brings its own API: unset it, or use npm start.");
  }
  ensurePackages();
  makePrivateFolder(dataDir);
  await runStack(dataDir, async (stack) => {
    const port = await choosePort({ env, name: "PORT", fallback: 3000 });
    const apiPort = await choosePort({ env, name: "API_PORT", fallback: 8010, taken: [port] });
    const addresses = {
      PORT: String(port),
      API_PORT: String(apiPort),
      SITE_URL: env.SITE_URL || `http://localhost:${port}`,
    };
    if (!isBuildCurrent(DIST_DIR)) {
      console.log("Building the pages …");
      await buildApp({ distDir: DIST_DIR, run: stack.run });
    }
    console.log("Starting …");
    const backend = await startDemoBackend({
      stack,
      env: { ...env, ...addresses },
      dataDir,
      isBehindApp: true,
    });
    await startApp({ stack, env: backend.env, host, port, distDir: DIST_DIR });
    announceDemo({ demo: backend.demo, dataDir, hasPages: true });
  });
});
