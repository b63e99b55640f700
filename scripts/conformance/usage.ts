export const USAGE = `Use: npm run conformance -- --url ADDRESS [--key KEY | --email ADDRESS] [--write] [--json]

  --url    the server, https or on this machine: https://eu.posthog.com, http://localhost:8010
  --key    a personal API key; better in POSTHOG_PERSONAL_API_KEY, since npm repeats arguments
  --email  sign in instead; the password comes from CONFORMANCE_PASSWORD, standard input or is
           asked for, a second factor's code from standard input's next line or is asked for
  --write  also make changes that are taken back: theme, a notification, a made-up push token
  --json   one JSON object a line instead of the table

Without --write nothing but reads is sent with the credential. Exit code: 0 every row holds,
1 some do not, 2 nothing was checked.`;

/** Nothing was checked, and the person can mend it. */
export class UsageError extends Error {
  override name = "UsageError";
}
