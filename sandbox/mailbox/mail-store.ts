import { createStateFile, readStateFile } from "../shared/state-file";
import type { StoredMail } from "./mail";

export type MailStore = {
  add(mail: Omit<StoredMail, "id">): void;
  /** Newest first. */
  list(to?: string): StoredMail[];
  find(id: number): StoredMail | null;
  clear(): void;
  flush(): Promise<void>;
};

type MailState = { version: 1; nextId: number; mails: StoredMail[] };

const MAILS_MAX = 1_000;

export async function openMailStore(stateFile?: string): Promise<MailStore> {
  const state = asState(await readStateFile(stateFile)) ?? { version: 1, nextId: 1, mails: [] };
  const file = createStateFile(stateFile, () => state);
  return {
    add(mail) {
      state.mails = [{ ...mail, id: state.nextId }, ...state.mails].slice(0, MAILS_MAX);
      state.nextId += 1;
      file.schedule();
    },
    list(to) {
      const wanted = to?.trim().toLowerCase();
      return wanted === undefined
        ? state.mails
        : state.mails.filter((mail) => mail.recipients.includes(wanted));
    },
    find: (id) => state.mails.find((mail) => mail.id === id) ?? null,
    clear() {
      state.mails = [];
      file.schedule();
    },
    flush: () => file.flush(),
  };
}

/** The file is our own and private (0600), so its version is all that is checked. */
function asState(value: unknown): MailState | null {
  if (typeof value !== "object" || value === null) return null;
  if (!("version" in value) || value.version !== 1) return null;
  return value as MailState;
}
