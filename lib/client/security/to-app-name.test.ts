import { expect, it } from "vitest";
import { toAppName } from "./to-app-name";

it.each([
  ["default", "Authenticator app"],
  ["Default", "Default"],
  ["default phone", "default phone"],
])("%s is shown as %s", (name, shown) => {
  expect(toAppName(name)).toBe(shown);
});
