type Failure = {
  /** The server's last word on this mail, as against its being down, full or not letting us in. */
  isFinal: boolean;
  /** What happened, without the server's own words: those repeat the address. */
  lastError: string;
};

/** What an error of nodemailer means for the mail. */
export function describeFailure(error: unknown): Failure {
  const code = readText(error, "code");
  const command = readText(error, "command");
  const answer = readText(error, "responseCode");
  const isOurTimeout = /^(Abort|Timeout)/.test(readText(error, "name"));
  // A sender refused in MAIL FROM is our settings' fault: every other mail would be refused, too.
  const isOfThisMail = command === "RCPT TO" || code === "EMESSAGE";
  return {
    isFinal: isOfThisMail && answer.startsWith("5"),
    lastError: [isOurTimeout ? "timeout" : code || "unknown", answer].filter(Boolean).join(" "),
  };
}

function readText(error: unknown, name: string): string {
  const value: unknown = error instanceof Error ? Reflect.get(error, name) : undefined;
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}
