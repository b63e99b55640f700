import { describe, expect, test } from "vitest";
import { ServiceError } from "../service-error";
import { readClientInfo } from "./client-info";
import { isUuid } from "./is-uuid";
import { readBody } from "./read-body";

describe("the body", () => {
  const read = (body: string | null, type?: string) =>
    readBody(
      new Request("http://x", { method: "POST", body, headers: type ? { "content-type": type } : {} }),
    );
  const json = "application/json";

  test.each([
    [null, "text/xml", {}],
    ["  ", json, {}],
    ['{"a":1}', json, { a: 1 }],
    ['{"a":1}', "application/json; charset=utf-8", { a: 1 }],
    ["[1]", json, {}],
    ["null", json, {}],
    ['"text"', json, {}],
    ["a=1&b=%20x", "application/x-www-form-urlencoded", { a: "1", b: " x" }],
    ["team_id=5&connect_from=posthog_code", json, { team_id: "5", connect_from: "posthog_code" }],
  ])("%s as %s is %j", async (body, type, value) => {
    expect(await read(body, type)).toEqual(value);
  });

  test.each([
    ['{"a":', json, 400],
    ["{a=1}", json, 400],
    ["<a/>", "text/xml", 415],
    ["a=1", "text/plain", 415],
    [`{"a":"${"x".repeat(65_536)}"}`, json, 413],
  ])("%s as %s is refused", async (body, type, status) => {
    const error = await read(body, type).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ServiceError);
    expect(error).toMatchObject({ status });
  });

  test("P7: a body without a length is cut off at the limit, not read to its end", async () => {
    let pulled = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 1;
        controller.enqueue(new Uint8Array(16_384).fill(32));
      },
    });
    const request = new Request("http://x", { method: "POST", body, duplex: "half" } as RequestInit);
    await expect(readBody(request)).rejects.toMatchObject({ status: 413 });
    expect(pulled).toBeLessThan(10);
  });

  test("N1: prototype keys stay plain keys", async () => {
    const body = await read('{"__proto__":{"is_staff":true}}', json);
    expect(Reflect.get(body, "is_staff")).toBeUndefined();
    expect(Reflect.get({}, "is_staff")).toBeUndefined();
  });
});

describe("L4: the client's address", () => {
  const read = (forwarded: string | null, trustedProxyHops: number) =>
    readClientInfo({
      headers: new Headers(forwarded === null ? {} : { "x-forwarded-for": forwarded }),
      peer: "198.51.100.9",
      trustedProxyHops,
    }).ip;

  test.each([
    ["203.0.113.1", 0, "198.51.100.9"],
    ["203.0.113.1", 1, "203.0.113.1"],
    ["1.1.1.1, 203.0.113.1", 1, "203.0.113.1"],
    ["1.1.1.1, 203.0.113.1, 10.0.0.1", 2, "203.0.113.1"],
    [null, 1, "198.51.100.9"],
    [" , ", 1, "198.51.100.9"],
  ])("forwarded for %s behind %i proxies is %s", (forwarded, hops, ip) => {
    expect(read(forwarded, hops)).toBe(ip);
  });

  test("fewer entries than trusted proxies is the peer, not the client's claim", () => {
    expect(read("203.0.113.1", 2)).toBe("198.51.100.9");
  });

  test("an overlong entry and user agent are cut", () => {
    const headers = new Headers({ "x-forwarded-for": "9".repeat(500), "user-agent": "u".repeat(2_000) });
    const info = readClientInfo({ headers, peer: null, trustedProxyHops: 1 });
    expect([info.ip?.length, info.userAgent?.length]).toEqual([64, 512]);
  });
});

test("uuids are told from everything else", () => {
  expect(isUuid("095be615-a8ad-4c33-8e9c-c7612fbf6c9f")).toBe(true);
  expect(isUuid("095BE615A8AD4C338E9CC7612FBF6C9F")).toBe(true);
  for (const text of ["", "@me", "095be615-a8ad-4c33-8e9c-c7612fbf6c9", "'; drop table users"]) {
    expect(isUuid(text)).toBe(false);
  }
});
