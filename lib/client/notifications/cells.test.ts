import { describe, expect, test } from "vitest";
import {
  activeRealtimeTypes,
  buildNotificationDefaults,
  notificationKeys,
} from "@/lib/contract/notifications";
import {
  countElsewhere,
  countOn,
  type Facts,
  readCell,
  readInAppCell,
  readMailCell,
  setItems,
} from "./cells";
import { toChanges } from "./change";
import { buildUndo, listMute, listUndo } from "./mute";
import { searchTopics } from "./search-topics";
import { applyChanges, buildPatch } from "./settings";
import { groups, listTopics, type Topic } from "./topics";

const projects = [
  { id: "1", name: "Shop" },
  { id: "2", name: "Blog" },
];
const organizations = [{ id: "o1", name: "Acme" }];
const facts = (settings: Record<string, unknown> = {}, locks: Record<string, unknown> = {}): Facts => ({
  settings: { ...buildNotificationDefaults(), ...settings },
  locks,
  projects,
  organizations,
});
const topics = listTopics([...activeRealtimeTypes, "deploy_finished"]);
const find = (label: string) => topics.find((topic) => topic.label === label) as Topic;

describe("the rows", () => {
  test("every key of the catalogue and every active type stands in exactly one row", () => {
    const keys = topics.flatMap(({ mail, children }) => [...(mail ? [mail] : []), ...children]);
    const isRealtime = (key: string) => key === "realtime_notifications_disabled";
    expect(keys.toSorted()).toEqual(notificationKeys.filter((key) => !isRealtime(key)).toSorted());
    const types = topics.flatMap(({ inApp }) => (inApp ? [inApp.type] : []));
    expect(types.toSorted()).toEqual([...activeRealtimeTypes, "deploy_finished"].toSorted());
    expect(topics.every(({ group }) => groups.includes(group))).toBe(true);
    expect(new Set(topics.map(({ id }) => id)).size).toBe(topics.length);
  });

  test("a type that nobody knows is shown by a readable name and cannot be changed", () => {
    const topic = find("Deploy finished");
    expect(topic.inApp?.isUnknown).toBe(true);
    expect(listMute(topics, facts()).some(({ path }) => path.includes("deploy_finished"))).toBe(false);
  });

  test("the search finds words in any order, in both spellings", () => {
    const labels = (search: string) => searchTopics(topics, search).map(({ label }) => label);
    expect(labels("members organization")).toContain("New members by organisation");
    expect(labels("digest web")).toEqual(["Web analytics digest"]);
    expect(labels("threshold")).toEqual(["Data pipeline errors"]);
    expect(labels("nothing like this")).toEqual([]);
  });
});

describe("what a switch says", () => {
  const isOn = (label: string, settings = {}, locks = {}) =>
    readMailCell(find(label), facts(settings, locks))?.items[0];

  test.each([
    ["Weekly digest", { all_weekly_digest_disabled: true }, false],
    ["Weekly digest", { all_weekly_digest_disabled: false }, true],
    ["Data pipeline errors", { plugin_disabled: true }, true],
    ["Data pipeline errors", { plugin_disabled: false }, false],
    ["New members by organisation", { organization_member_join_email_disabled: { o1: true } }, false],
    ["New members by organisation", {}, true],
    ["Materialised view failed", {}, false],
  ])("%s with %j is received: %s", (label, settings, received) => {
    expect(isOn(label, settings)?.isOn).toBe(received);
  });

  test("it is the default until it differs, then the person's, and the organisation's where that decides", () => {
    expect(isOn("Mentions in comments")?.origin).toBe("default");
    expect(isOn("Mentions in comments", { discussions_mentioned: false })?.origin).toBe("you");
    const locked = isOn(
      "Mentions in comments",
      { discussions_mentioned: true },
      { discussions_mentioned: false },
    );
    expect(locked).toMatchObject({ origin: "organization", isOn: false });
  });

  test("switching writes what differs, in the meaning of each key", () => {
    const off = setItems(readCell("project_weekly_digest_disabled", facts()).items, false);
    expect(buildPatch(toChanges(off))).toEqual({ project_weekly_digest_disabled: { 1: true, 2: true } });
    const settings = { error_tracking_weekly_digest_project_enabled: { 1: false, 9: false } };
    const cell = readCell("error_tracking_weekly_digest_project_enabled", facts(settings));
    expect(countOn(cell)).toBe(1);
    expect(countElsewhere("error_tracking_weekly_digest_project_enabled", cell, facts(settings))).toBe(1);
    const patch = buildPatch(toChanges(setItems(cell.items, true)));
    expect(patch).toEqual({ error_tracking_weekly_digest_project_enabled: { 1: true } });
  });

  test("in the app it is by type and project", () => {
    const settings = { realtime_notifications_disabled: { alert_firing: { 1: true } } };
    const cell = readInAppCell(find("Alerts"), facts(settings));
    expect(cell?.items.map(({ isOn }) => isOn)).toEqual([false, true]);
  });

  test("names of prototypes are names like any other", () => {
    const changes = toChanges([{ path: ["project_weekly_digest_disabled", "__proto__"], value: true }]);
    const patch = buildPatch(changes);
    expect(JSON.stringify(patch)).toBe('{"project_weekly_digest_disabled":{"__proto__":true}}');
  });
});

describe("muting everything", () => {
  const mixed = {
    all_weekly_digest_disabled: true,
    project_weekly_digest_disabled: { 1: true },
    realtime_notifications_disabled: { alert_firing: { 2: true } },
  };

  test("N2: switches off all but what the organisation decides, and keeps the exceptions", () => {
    const before = facts(mixed, { plugin_disabled: true });
    const muted = listMute(topics, before);
    const settings = applyChanges(before.settings, toChanges(muted));
    const after = { ...before, settings };
    expect(listMute(topics, after)).toEqual([]);
    expect(settings.plugin_disabled).toBe(true);
    expect(settings.project_weekly_digest_disabled).toEqual({ 1: true });
  });

  test("is undone to what was, and leaves a choice made since", () => {
    const before = facts(mixed);
    const muted = listMute(topics, before);
    const undo = buildUndo(muted, before.settings);
    const after = applyChanges(before.settings, toChanges(muted));
    const restored = applyChanges(after, toChanges(listUndo(undo, after)));
    for (const topic of topics) {
      expect(readMailCell(topic, { ...before, settings: restored })?.items.map(({ isOn }) => isOn)).toEqual(
        readMailCell(topic, before)?.items.map(({ isOn }) => isOn),
      );
      expect(readInAppCell(topic, { ...before, settings: restored })?.items.map(({ isOn }) => isOn)).toEqual(
        readInAppCell(topic, before)?.items.map(({ isOn }) => isOn),
      );
    }
    const chosen = { ...after, discussions_mentioned: true };
    expect(listUndo(undo, chosen).some(({ path }) => path[0] === "discussions_mentioned")).toBe(false);
  });
});
