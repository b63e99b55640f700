/** What one tab tells the others. */
export type TabMessage =
  | { type: "signed-in" }
  | { type: "signed-out" }
  | { type: "expired" }
  | { type: "renewal-started" }
  | { type: "renewal-ended" }
  | { type: "scope-changed" }
  | { type: "account-changed" }
  | { type: "security-changed" }
  /** Of an authenticator app: a session has one key at a time, so those of other tabs are void. */
  | { type: "setup-started" }
  | { type: "notifications-changed" }
  | { type: "github-changed" }
  | { type: "repositories-changed"; installationId: string }
  | { type: "installation-removed"; installationId: string };

const CHANNEL = "account";
let channel: BroadcastChannel | null = null;

function getChannel(): BroadcastChannel | null {
  if (typeof BroadcastChannel === "undefined") return null;
  channel ??= new BroadcastChannel(CHANNEL);
  return channel;
}

/** Reaches every other tab of this browser, never this one. */
export function announce(message: TabMessage): void {
  getChannel()?.postMessage(message);
}

export function onAnnouncement(listener: (message: TabMessage) => void): () => void {
  const target = getChannel();
  const handle = (event: MessageEvent<TabMessage>) => listener(event.data);
  target?.addEventListener("message", handle);
  return () => target?.removeEventListener("message", handle);
}
