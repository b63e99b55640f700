import { expect, test } from "vitest";
import { AUTHENTICATOR_NAME_MAX } from "@/lib/contract/limits";
import { toInterimName } from "./interim-name";

const replace = (oldName: string, name: string) =>
  toInterimName({ kind: "replace", old: { id: "1", name: oldName }, name });

test("only an app that keeps the name of the one it replaces is called otherwise on the way", () => {
  expect(replace("Phone", "phone")).toBe("phone (new)");
  expect(replace("Phone", "Tablet")).toBeNull();
  expect(toInterimName({ kind: "add", name: "Phone" })).toBeNull();
});

test("the interim name fits where the name did", () => {
  const name = "x".repeat(AUTHENTICATOR_NAME_MAX);
  expect(replace(name, name)).toHaveLength(AUTHENTICATOR_NAME_MAX);
});
