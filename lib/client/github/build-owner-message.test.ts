import { expect, it } from "vitest";
import { buildOwnerMessage, findAppSlug } from "./build-owner-message";

const url = "https://github.com/apps/acme-settings/installations/new";

it("names the app as configured at GitHub, the organisation where it is known, and where to approve", () => {
  const text = buildOwnerMessage("acme", url);
  expect(text).toContain("the GitHub app “acme-settings” for the organisation acme");
  expect(text).toContain(url);
  expect(buildOwnerMessage(null, url)).toContain("for our organisation");
});

it("still tells an owner where to go when the server names no address", () => {
  expect(buildOwnerMessage("acme", null)).toContain("under GitHub Apps");
});

it("reads the app's name at GitHub and at an Enterprise Server, and from nothing else", () => {
  expect(findAppSlug(url)).toBe("acme-settings");
  expect(findAppSlug("https://git.example/github-apps/ours/installations/new")).toBe("ours");
  expect(findAppSlug("https://github.com/settings/installations/7")).toBeNull();
  expect(findAppSlug("not an address")).toBeNull();
});
