import { expect, test } from "vitest";
import { MAIL_FROM } from "../testing/mail-kit";
import { type MailServer, startMailServer } from "../testing/mail-server";
import { createMailTransport, readSmtpUrl } from "./create-transport";

/** The server's certificate is smtp-server's own, which nobody vouches for. */
async function trySending(server: MailServer, scheme: string): Promise<string> {
  const smtpUrl = `${scheme}://127.0.0.1:${server.port}`;
  const transport = createMailTransport({ smtpUrl, from: MAIL_FROM });
  const sent = transport.sendMail({ to: "ada@example.com", subject: "s", text: "t" });
  const outcome = await sent.then(
    () => "sent",
    (error: { message: string }) => error.message,
  );
  transport.close();
  return outcome;
}

test.each([
  ["smtps", { secure: true }],
  ["smtp", { disabledCommands: ["AUTH"] }],
])(
  "over %s, a certificate that nobody vouches for is refused, and no mail leaves",
  async (scheme, options) => {
    const server = await startMailServer({ options });
    expect(await trySending(server, scheme)).toMatch(/self.signed|certificate/i);
    expect(server.mails).toEqual([]);
    await server.close();
  },
);

test("a server on this machine may do without TLS", async () => {
  const server = await startMailServer();
  expect(await trySending(server, "smtp")).toBe("sent");
  await server.close();
});

test.each([
  ["smtp://mail.example.com:587", true],
  ["smtp://user:pass@10.0.0.3", true],
  ["smtps://mail.example.com", false],
  ["smtp://localhost:1025", false],
  ["smtp://[::1]:1025", false],
  ["smtp://relay.internal?ignoreTLS=true", false],
])("%s: STARTTLS is demanded: %s", (smtpUrl, isDemanded) => {
  expect(readSmtpUrl(smtpUrl).requireTLS).toBe(isDemanded);
});

test("checking certificates cannot be switched off, and the complaint holds no password", () => {
  const read = () => readSmtpUrl("smtps://user:secret@mail.example.com?tls.rejectUnauthorized=false");
  expect(read).toThrow("certificates are always checked");
  expect(read).not.toThrow("secret");
});
