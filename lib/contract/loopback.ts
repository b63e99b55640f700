const LOOPBACK = /^(?:localhost|.+\.localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** Whether a URL's `hostname` is this machine: what goes there crosses no network, so it may be plain http. */
export function isLoopback(hostname: string): boolean {
  return LOOPBACK.test(hostname);
}
