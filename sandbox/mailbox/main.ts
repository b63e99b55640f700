import { readPort, runProcess } from "../shared/run-process";
import { startMailbox } from "./server";

await runProcess(
  () =>
    startMailbox({
      host: "127.0.0.1",
      port: readPort("MAILBOX_PORT"),
      smtpPort: readPort("MAILBOX_SMTP_PORT"),
      ...(process.env.MAILBOX_STATE_FILE ? { stateFile: process.env.MAILBOX_STATE_FILE } : {}),
    }),
  ({ url, smtpUrl }) => ({ url, smtpUrl }),
);
