import { describe, expect, it } from "vitest";
import { describeConnectResult, findConnectResult, withoutConnectResult } from "./connect-result";

const codes = [
  "access_denied",
  "github_oauth_error",
  "missing_params",
  "invalid_state",
  "invalid_installation",
  "invalid_installation_id",
  "invalid_team",
  "exchange_failed",
  "installation_verify_failed",
  "installation_not_authorized",
  "installation_fetch_failed",
  "installation_token_failed",
  "integration_create_failed",
  "insufficient_permissions",
  "github_install_pending",
];

const find = (query: string) => findConnectResult(new URLSearchParams(query));

describe("results of a return from GitHub", () => {
  it("has words of its own for every code of the contract", () => {
    const titles = codes.map((code) => describeConnectResult(code).title);
    expect(new Set(titles).size).toBe(codes.length);
    expect(titles).not.toContain(describeConnectResult("something_new").title);
  });

  it.each(["something_new", "constructor", "__proto__"])(
    "treats the unknown code %s as a general failure",
    (code) => {
      expect(describeConnectResult(code).tone).toBe("danger");
    },
  );

  it("reads a pending approval as waiting, not as an error", () => {
    expect(describeConnectResult(find("github_install_pending=1") ?? "").tone).toBe("info");
    expect(describeConnectResult(find("github_link_error=github_install_pending") ?? "").tone).toBe("info");
  });

  it("never takes an error for a success, nor text for a code", () => {
    expect(find("github_link_error=success")).toBe("github_install_failed");
    expect(find("github_link_error=changed")).toBe("github_install_failed");
    expect(find("github_link_error=<b>hi</b>")).toBe("github_install_failed");
    expect(find("github_link_success=0")).toBeNull();
    expect(find("github_link_success=1")).toBe("success");
  });

  it("tells settings changed on GitHub from a new connection", () => {
    expect(find("github_link_success=1&setup_action=update&installation_id=7")).toBe("changed");
    expect(find("github_link_success=1&setup_action=install")).toBe("success");
    expect(find("setup_action=update&installation_id=7")).toBeNull();
  });

  it("is taken off the address, and what else stands there stays", () => {
    const search = new URLSearchParams("github_link_error=x&installation_id=1&connect_from=slack");
    expect(withoutConnectResult(search)).toBe("?connect_from=slack");
    expect(withoutConnectResult(new URLSearchParams("github_link_success=1&setup_action=update"))).toBe("");
  });
});
