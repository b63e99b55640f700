import { lockFolder } from "../db/folder-lock";

/** `hold-folder.ts FOLDER`: a process that has the folder until it is killed. */
await lockFolder(process.argv[2] ?? "");
setInterval(() => {}, 60_000);
process.stdout.write("held\n");
