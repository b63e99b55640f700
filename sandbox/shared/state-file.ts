import { chmod, mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

export type StateFile = {
  /** Asks for a write soon; many calls make one write. */
  schedule(): void;
  /** Writes what is pending and waits for it. */
  flush(): Promise<void>;
};

const WRITE_DELAY_MS = 200;

export function createStateFile(path: string | undefined, getState: () => unknown): StateFile {
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();

  const write = () => {
    timer = undefined;
    if (path !== undefined) writing = writing.then(() => writeAtomically(path, JSON.stringify(getState())));
    return writing;
  };

  return {
    schedule() {
      if (path === undefined || timer !== undefined) return;
      timer = setTimeout(() => void write().catch(reportFailure), WRITE_DELAY_MS);
    },
    async flush() {
      if (timer === undefined) return writing;
      clearTimeout(timer);
      await write();
    },
  };
}

export async function readStateFile(path: string | undefined): Promise<unknown> {
  if (path === undefined) return null;
  try {
    return JSON.parse(await readFile(path, "utf8"));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw new Error(`The state file ${path} cannot be read; delete it to start afresh.`, { cause: error });
  }
}

async function writeAtomically(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}.tmp`;
  await writeFile(draft, text, { mode: 0o600 });
  await chmod(draft, 0o600);
  await rename(draft, path);
}

function reportFailure(error: unknown): void {
  console.error("The sandbox state was not written:", error);
}
