import { describe, expect, it } from "vitest";
import { buildManageUrl } from "./build-manage-url";

const origin = "https://github.com";

describe("buildManageUrl", () => {
  it("differs between an organisation and a person", () => {
    const organization = { installation_id: "7", account: { type: "Organization", name: "acme" } };
    const person = { installation_id: "7", account: { type: "User", name: "ada" } };
    expect(buildManageUrl(organization, origin)).toBe(
      "https://github.com/organizations/acme/settings/installations/7",
    );
    expect(buildManageUrl(person, origin)).toBe("https://github.com/settings/installations/7");
  });

  it("takes the server's address only when it is GitHub's", () => {
    const base = { installation_id: "7", account: null };
    expect(buildManageUrl({ ...base, manage_url: `${origin}/x` }, origin)).toBe(`${origin}/x`);
    expect(buildManageUrl({ ...base, manage_url: "https://evil.example/x" }, origin)).toBe(
      `${origin}/settings/installations/7`,
    );
  });

  it("keeps an odd account name inside its segment", () => {
    const odd = { installation_id: "7", account: { type: "Organization", name: "a/../b" } };
    expect(buildManageUrl(odd, origin)).toBe(
      "https://github.com/organizations/a%2F..%2Fb/settings/installations/7",
    );
  });
});
