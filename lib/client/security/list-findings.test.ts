import { expect, it } from "vitest";
import { decideAccess } from "@/lib/contract/access";
import { actions } from "@/lib/contract/actions";
import type { User } from "@/lib/contract/schemas/account";
import type { Session } from "@/lib/contract/schemas/session";
import type { TwoFactorStatus } from "@/lib/contract/schemas/two-factor";
import { routes, toBackupCodes } from "@/lib/routes";
import { type Facts, listFindings, listUrgent } from "./list-findings";

const access = decideAccess({
  server: "users-api",
  features: Object.values(actions).map(({ calls }) => calls.id),
  credential: "session",
  scopes: null,
});
const NOW_MS = Date.parse("2026-11-23T12:00:00Z");
const ago = (days: number) => new Date(NOW_MS - days * 86_400_000).toISOString();

const user: Facts["user"] = { is_2fa_enabled: true, is_email_verified: true, email: "robin@example.com" };
const status: TwoFactorStatus = {
  is_enabled: true,
  has_totp: true,
  enabled_at: ago(400),
  backup_codes_remaining: 10,
  backup_codes_created_at: ago(10),
};
const app = { id: "1", name: "default", created_at: ago(10), last_used_at: null };
const session = (days: number, current = false): Session => ({
  id: String(days),
  current,
  created_at: ago(days),
  last_seen_at: ago(days),
  ip: null,
  user_agent: null,
  two_factor: true,
  expires_at: ago(-1),
});
const good: Facts = {
  access,
  user,
  status,
  authenticators: [app, { ...app, id: "2" }],
  sessions: [session(0, true), session(6)],
  nowMs: NOW_MS,
};
const ids = (facts: Facts) => listFindings(facts).map(({ id }) => id);

it("finds nothing on an account that is in order", () => {
  expect(listFindings(good)).toEqual([]);
});

it("leads to set-up while two-factor authentication is off, and says who requires it", () => {
  const off = { ...good, user: { ...user, is_2fa_enabled: false } as User, status: { is_enabled: false } };
  expect(listFindings(off)).toMatchObject([
    { id: "two-factor-off", level: "act", href: routes.authenticator, action: "Set up" },
  ]);
  const organization = { id: "1", name: "Acme", enforce_2fa: true };
  expect(listFindings({ ...off, user: { ...off.user, organization } })[0]?.why).toBe(
    "Acme requires it of all its members.",
  );
  expect(ids({ ...off, user: { ...off.user, has_sso_enforcement: true } })).toEqual([]);
});

it("a status that could not be read is never taken for off, nor for no codes", () => {
  expect(ids({ ...good, status: undefined })).toEqual([]);
  expect(ids({ ...good, status: {} })).toEqual([]);
  expect(ids({ access, user: undefined })).toEqual([]);
  expect(ids({ ...good, user: { ...user, is_2fa_enabled: null } as User, status: undefined })).toEqual([]);
});

it("the account's own word counts until the status has been read, and the status from then on", () => {
  const off = { ...user, is_2fa_enabled: false } as User;
  expect(ids({ access, user: off })).toEqual(["two-factor-off"]);
  expect(ids({ ...good, user: off })).toEqual([]);
});

it.each([
  [0, "No backup codes are left"],
  [1, "Only 1 backup code is left"],
  [3, "Only 3 backup codes are left"],
])("%i backup codes need the person", (backup_codes_remaining, text) => {
  const facts = { ...good, status: { ...status, backup_codes_remaining } };
  expect(listUrgent(facts)).toMatchObject([{ id: "few-codes", text, href: toBackupCodes("new") }]);
});

it("four backup codes are enough, and so is a number that nobody says", () => {
  expect(ids({ ...good, status: { ...status, backup_codes_remaining: 4 } })).toEqual([]);
  const { backup_codes_remaining: _, ...silent } = status;
  expect(ids({ ...good, status: silent })).toEqual([]);
});

it("advises about old codes, a single app and unused sessions without calling them urgent", () => {
  const facts = {
    ...good,
    status: { ...status, backup_codes_created_at: ago(366) },
    authenticators: [app],
    sessions: [session(90, true), session(8), session(13)],
  };
  expect(ids(facts)).toEqual(["one-factor", "old-codes", "old-sessions"]);
  expect(listUrgent(facts)).toEqual([]);
  expect(ids({ ...facts, nowMs: null })).toEqual(["one-factor"]);
});

it("speaks of an address only where the server says that it is not confirmed", () => {
  const unverified = { ...good, user: { ...user, is_email_verified: false } as User };
  expect(listUrgent(unverified)).toMatchObject([
    { id: "email-unverified", text: expect.stringMatching(/not confirmed/), href: routes.email },
  ]);
  expect(ids({ ...good, user: { ...user, is_email_verified: null } as User })).toEqual([]);
});

it("B17: what the server or the credential does not let anybody mend is not listed", () => {
  const weak = { ...good, user: { ...user, is_2fa_enabled: false, is_email_verified: false } as User };
  const unread = { ...weak, status: undefined, sessions: [session(40)] };
  const posthog = { server: "posthog", features: [], scopes: null } as const;
  const by = (credential: "session" | "api_key") => decideAccess({ ...posthog, credential });
  expect(ids({ ...unread, access: by("session") })).toEqual(["two-factor-off", "email-unverified"]);
  expect(ids({ ...unread, access: by("api_key") })).toEqual(["email-unverified"]);
});

it("an account whose factor is a passkey lacks no backup codes", () => {
  const passkey = { is_enabled: true, has_totp: false, method: "passkey", backup_codes_remaining: 0 };
  expect(ids({ ...good, status: passkey })).toEqual([]);
});
