import { describe, expect, test } from "vitest";
import { buildSetupUri, toIssuer, toKeyGroups } from "./setup-uri";

const secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

describe("T9: the address in the QR code", () => {
  test.each([
    ["robin@example.com"],
    ["a:b/c&d%e@example.com"],
    ["zoë+ü@exämple.com"],
    ["名前@例え.jp"],
    ["q?x#y=z w@example.com"],
  ])("names issuer and account, whatever is in them: %s", (account) => {
    const issuer = "eu.posthog.com/a&b%c ö";
    const uri = buildSetupUri({ issuer, account, secret });
    expect(uri).toMatch(/^[\x21-\x7e]+$/);
    const { protocol, host, pathname, searchParams, hash } = new URL(uri);
    expect([protocol, host, hash]).toEqual(["otpauth:", "totp", ""]);
    const [issuerPart = "", accountPart = "", ...rest] = pathname.slice(1).split(":");
    expect(rest).toEqual([]);
    expect(decodeURIComponent(issuerPart)).toBe(issuer);
    expect(decodeURIComponent(accountPart)).toBe(account);
    expect(Object.fromEntries(searchParams)).toEqual({
      secret,
      issuer,
      algorithm: "SHA1",
      digits: "6",
      period: "30",
    });
  });

  test("the issuer is the server's host without a port, or these pages' where the server is behind them", () => {
    expect(toIssuer("eu.posthog.com", "account.example.com")).toBe("eu.posthog.com");
    expect(toIssuer("users.example.com:8443", "account.example.com")).toBe("users.example.com");
    expect(toIssuer("127.0.0.1:8010", "account.example.com")).toBe("account.example.com");
    expect(toIssuer("localhost:8010", "account.example.com")).toBe("account.example.com");
  });

  test("the key stands in groups of four that make the whole", () => {
    expect(toKeyGroups(secret)).toHaveLength(8);
    expect(toKeyGroups(secret).join("")).toBe(secret);
    expect(toKeyGroups("ABCDEF")).toEqual(["ABCD", "EF"]);
  });
});
