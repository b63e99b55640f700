import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { getNotificationEntry, notificationKeys } from "@/lib/contract/notifications";
import { createTestApi, SITE_URL, type TestApi } from "../testing/create-test-api";
import { lastMail, mailsTo } from "../testing/email-kit";
import { createProgram, invalid, preferencesPaths, refusalOf } from "../testing/preferences-kit";
import type { TestClient } from "../testing/test-client";
import { createSomeone } from "../testing/two-factor-kit";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());

const send = (client: TestClient, key: unknown) => client.post(preferencesPaths.test, { key });

const mailKeys = notificationKeys.filter((key) => getNotificationEntry(key).channel === "email");

describe("a test mail", () => {
  test.each(mailKeys)("%s goes into the outbox, says what it is of and where to change it", async (key) => {
    const { client, user } = await createSomeone(api);
    const answer = await send(client, key);
    expect([answer.status, answer.body]).toEqual([200, { success: true }]);
    const mail = await lastMail(api, user.email, "notification_test");
    // A threshold has no mail of its own.
    const shown = getNotificationEntry(key === "data_pipeline_error_threshold" ? "plugin_disabled" : key);
    expect(mail.subject).toBe(`Test: ${shown.label}`);
    for (const text of [shown.label, shown.causes, `${SITE_URL}/settings/notifications`]) {
      expect(mail.text.replace(/\s+/g, " ")).toContain(text);
    }
  });

  test.each([["realtime_notifications_disabled"], ["bogus"], ["__proto__"], ["toString"], [""]])(
    "%j is no mail",
    async (key) => {
      const { client, user } = await createSomeone(api);
      expect(refusalOf(await send(client, key))).toEqual(
        invalid("invalid_choice", "key", `"${key}" is not a valid choice.`),
      );
      expect(await mailsTo(api, user.email)).toEqual([]);
    },
  );

  test("without a key is refused", async () => {
    const { client } = await createSomeone(api);
    expect(refusalOf(await client.post(preferencesPaths.test, {}))).toMatchObject({
      code: "required",
      attr: "key",
    });
  });

  test("can be asked for ten times an hour, and refused keys do not count", async () => {
    const { client, user } = await createSomeone(api);
    await send(client, "bogus");
    for (let count = 0; count < 10; count++) {
      expect((await send(client, "plugin_disabled")).status).toBe(200);
    }
    const answer = await send(client, "plugin_disabled");
    expect(refusalOf(answer)).toMatchObject({ status: 429, code: "throttled", type: "throttled_error" });
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await mailsTo(api, user.email)).toHaveLength(10);
    api.clock.advanceSeconds(3_601);
    expect((await send(client, "plugin_disabled")).status).toBe(200);
  });

  test("X1: is refused, and not promised, on a server without mail", async () => {
    const { client, user } = await createSomeone(api);
    api.ctx.settings.isMailOn = false;
    try {
      expect(refusalOf(await send(client, "plugin_disabled"))).toEqual(
        invalid("email_not_available", null, "Mail is not set up on this server."),
      );
    } finally {
      api.ctx.settings.isMailOn = true;
    }
    expect(await mailsTo(api, user.email)).toEqual([]);
  });

  test("A1: is for one's own session alone: no key, no staff, no stale session", async () => {
    const { client: program } = await createProgram(api, ["*"]);
    expect(refusalOf(await send(program, "plugin_disabled"))).toMatchObject({
      status: 403,
      detail: "This action does not support personal API key access",
    });
    const { user } = await api.accounts.createUser();
    const { client } = await createSomeone(api, { isStaff: true });
    const path = preferencesPaths.test.replace("@me", user.uuid);
    expect((await client.post(path, { key: "plugin_disabled" })).status).toBe(403);
    api.clock.advanceSeconds(7_201);
    expect(refusalOf(await send(client, "plugin_disabled")).code).toBe("sensitive_action_required_reauth");
  });
});
