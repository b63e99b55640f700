import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  buildNotificationDefaults,
  getNotificationEntry,
  isNotificationKey,
  isReceived,
  type NotificationEntry,
  notificationKeys,
  PIPELINE_ID,
  realtimeTypes,
  toStored,
} from "./notifications";

/** contract.md 4 and the polarity table of behaviours.md, written out a second time on purpose. */
const table: Record<string, { default: unknown; trueMeans: "on" | "off" | "a number" }> = {
  plugin_disabled: { default: true, trueMeans: "on" },
  error_tracking_issue_assigned: { default: true, trueMeans: "on" },
  error_tracking_weekly_digest: { default: true, trueMeans: "on" },
  error_tracking_weekly_digest_project_enabled: { default: undefined, trueMeans: "on" },
  discussions_mentioned: { default: true, trueMeans: "on" },
  project_weekly_digest_disabled: { default: {}, trueMeans: "off" },
  all_weekly_digest_disabled: { default: false, trueMeans: "off" },
  data_pipeline_error_threshold: { default: 0.01, trueMeans: "a number" },
  project_api_key_exposed: { default: true, trueMeans: "on" },
  materialized_view_sync_failed: { default: false, trueMeans: "on" },
  web_analytics_weekly_digest: { default: true, trueMeans: "on" },
  web_analytics_weekly_digest_project_enabled: { default: undefined, trueMeans: "on" },
  organization_member_join_email_disabled: { default: {}, trueMeans: "off" },
  pipeline_notifications_disabled: { default: undefined, trueMeans: "off" },
  realtime_notifications_disabled: { default: undefined, trueMeans: "off" },
};

const entries = notificationKeys.map((key): [string, NotificationEntry] => [key, getNotificationEntry(key)]);
const switches = notificationKeys.filter((key) => getNotificationEntry(key).kind !== "number");

describe("the catalogue", () => {
  test("holds the fifteen keys of the contract and no other", () => {
    expect([...notificationKeys].sort()).toEqual(Object.keys(table).sort());
  });

  test("N1: names of an object's prototype are no keys", () => {
    for (const name of ["__proto__", "constructor", "toString", "prototype", ""]) {
      expect(isNotificationKey(name)).toBe(false);
    }
  });

  test.each(entries)("%s: default and polarity are the contract's", (key) => {
    expect(buildNotificationDefaults()[key]).toEqual(table[key]?.default);
    if (isNotificationKey(key) && table[key]?.trueMeans !== "a number") {
      expect(isReceived(key, true) ? "on" : "off").toBe(table[key]?.trueMeans);
    }
  });

  test.each(entries)("%s: says what is received and when, in words", (_, entry) => {
    for (const text of [entry.label, entry.causes, entry.group]) {
      expect(text).toMatch(/^[A-Z][^!]+$/);
      expect(text.trim()).toBe(text);
    }
    expect(entry.causes).toMatch(/\.$/);
    expect(entry.label).not.toMatch(/disabled|\.$/i);
  });

  test("no two keys have the same label, and neither have two in-app kinds", () => {
    const labels = entries.map(([, { label }]) => label);
    expect(new Set(labels).size).toBe(labels.length);
    const kinds = Object.values(realtimeTypes);
    expect(new Set(kinds).size).toBe(kinds.length);
  });

  test.each(entries)("%s: a master is a switch of one's own on the same channel", (_, entry) => {
    const master = "master" in entry ? entry.master : undefined;
    if (master !== undefined) {
      expect(isNotificationKey(master)).toBe(true);
      expect(isNotificationKey(master) && getNotificationEntry(master)).toMatchObject({
        kind: "boolean",
        channel: entry.channel,
      });
    }
  });

  test("what is shown goes to the wire and back unchanged, and on differs from off", () => {
    fc.assert(
      fc.property(fc.constantFrom(...switches), fc.boolean(), (key, received) => {
        expect(isReceived(key, toStored(key, received))).toBe(received);
        expect(toStored(key, !received)).toBe(!toStored(key, received));
      }),
    );
  });
});

describe("a pipeline's id", () => {
  test.each(["hog_function:0190-aB", "batch_export:1", `plugin_config:${"x".repeat(128)}`])(
    "%s is one",
    (id) => expect(PIPELINE_ID.test(id)).toBe(true),
  );

  test.each([
    "hog_function:",
    "hog_function",
    "other:1",
    `batch_export:${"x".repeat(129)}`,
    "batch_export:a_b",
    "batch_export:1\n",
    " batch_export:1",
  ])("%j is none", (id) => expect(PIPELINE_ID.test(id)).toBe(false));
});
