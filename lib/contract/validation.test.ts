import { describe, expect, test } from "vitest";
import { type EndpointId, getEntry } from "./registry";
import { parseOptions, toValidationEnvelope } from "./validation";

function refuseQuery(id: EndpointId, query: unknown) {
  const result = getEntry(id).schemas.query.safeParse(query, parseOptions);
  return result.success ? null : toValidationEnvelope(result.error);
}

function refuseBody(id: EndpointId, body: unknown) {
  const result = getEntry(id).schemas.body?.safeParse(body, parseOptions);
  return !result || result.success ? null : toValidationEnvelope(result.error);
}

describe("validation errors as Django REST framework words them", () => {
  test.each([
    [{ limit: "0" }, "min_value", "Ensure this value is greater than or equal to 1.", "limit"],
    [{ limit: "501" }, "max_value", "Ensure this value is less than or equal to 500.", "limit"],
    [{ limit: "x" }, "invalid_input", "A valid integer is required.", "limit"],
    [{ offset: "-1" }, "min_value", "Ensure this value is greater than or equal to 0.", "offset"],
  ])("repositories with %j are %s", (query, code, detail, attr) => {
    expect(refuseQuery("githubListRepos", query)).toEqual({ type: "validation_error", code, detail, attr });
  });

  test.each([
    [{}, "required", "repo"],
    [{ repo: "" }, "blank", "repo"],
    [{ repo: "acme" }, "invalid_input", null],
    [{ repo: "acme/.." }, "invalid_input", null],
    [{ repo: "a/b/c" }, "invalid_input", null],
  ])("branches with %j are %s", (query, code, attr) => {
    expect(refuseQuery("githubListBranches", query)).toMatchObject({ code, attr });
  });

  test("only the first error, in field order, is reported", () => {
    expect(refuseBody("pushTokenRegister", {})).toMatchObject({ code: "required", attr: "token" });
  });

  test("a choice outside the list is quoted", () => {
    const envelope = refuseBody("onboardingSkip", { reason: "delegated" });
    expect(envelope).toMatchObject({ code: "invalid_choice", detail: '"delegated" is not a valid choice.' });
  });

  test.each([["12x"], [1.5], [true], [{}]])("team_id %j is refused without attr", (team_id) => {
    const expected = { code: "invalid_input", detail: "team_id must be an integer", attr: null };
    expect(refuseBody("githubStart", { team_id })).toMatchObject(expected);
  });

  test.each([[null], [""], ["7"], [7], [undefined]])("team_id %j is accepted", (team_id) => {
    expect(refuseBody("githubStart", { team_id })).toBeNull();
  });
});

describe("codes, as people and clients send them", () => {
  test.each([["123456"], [123456], [0], [42], [" 123 456 "], ["a1b2-c3d4"]])("%j is one", (token) => {
    expect(refuseBody("twoFactorValidate", { token })).toBeNull();
    expect(refuseBody("loginToken", { token })).toBeNull();
  });

  test.each<[unknown, string]>([
    [undefined, "required"],
    [null, "null"],
    ["", "blank"],
    ["  ", "blank"],
    [true, "invalid_input"],
    [{}, "invalid_input"],
    ["1".repeat(65), "max_length"],
  ])("%j is refused as %s at the field", (token, code) => {
    for (const id of ["twoFactorValidate", "validate2fa", "loginToken", "authenticatorValidate"] as const) {
      expect(refuseBody(id, { token }), id).toMatchObject({ code, attr: "token" });
    }
    expect(refuseBody("twoFactorCheckCode", { code: token })).toMatchObject({ code, attr: "code" });
  });
});
