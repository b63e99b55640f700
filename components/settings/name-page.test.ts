import { expect, it } from "vitest";
import { routes, toActivity, toInstallation } from "@/lib/routes";
import { namePage } from "./name-page";

it.each([
  [routes.settings, "Overview"],
  [routes.security, "Security"],
  [`${routes.security}/`, "Security"],
  [`${routes.security}#authenticators`, "Security"],
  [routes.disableTwoFactor, "Security"],
  [toActivity({ type: "logged_in" }), "Activity"],
  [toInstallation("123"), "GitHub"],
  [routes.newApiKey, "Personal API keys"],
  ["/elsewhere", "Back"],
])("a way back to %s is called %s", (href, label) => {
  expect(namePage(href)).toBe(label);
});
