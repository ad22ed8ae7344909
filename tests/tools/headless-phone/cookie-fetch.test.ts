import { describe, expect, test } from "vitest";
import { cookieFetch } from "../../../src/tools/headless-phone/cookie-fetch.ts";

const origin = "http://127.0.0.1:8080";

/** A server that sets what it is told to, and keeps what it was sent. */
function setup() {
  const cookies: string[] = [];
  const seen: Request[] = [];
  const call = cookieFetch(origin, async (input) => {
    seen.push(input as Request);
    return new Response(null, { headers: cookies.map((line): [string, string] => ["Set-Cookie", line]) });
  });
  return { call, seen, willSet: (...lines: string[]) => cookies.splice(0, cookies.length, ...lines) };
}

describe("cookieFetch", () => {
  test("gives back what was set, the newest of each name, and says where the request comes from", async () => {
    const { call, seen, willSet } = setup();
    willSet("device=first; HttpOnly; Path=/", "other=1");
    await call(`${origin}/v1/join`);
    willSet("device=second; HttpOnly; Path=/");
    await call(`${origin}/v1/sync`);
    await call(`${origin}/v1/sync`);

    expect(seen.map(({ headers }) => headers.get("Cookie"))).toEqual([
      null,
      "device=first; other=1",
      "device=second; other=1",
    ]);
    expect(seen[0]?.headers.get("Origin")).toBe(origin);
  });

  test("forgets a cookie that has come to its end", async () => {
    const { call, seen, willSet } = setup();
    willSet("device=first");
    await call(`${origin}/v1/join`);
    willSet("device=; Max-Age=0");
    await call(`${origin}/v1/session`);
    await call(`${origin}/v1/sync`);

    expect(seen.at(-1)?.headers.get("Cookie")).toBeNull();
  });

  test("sends the cookie to no other server", async () => {
    const { call, seen } = setup();

    await expect(call("http://127.0.0.1:9090/v1/sync")).rejects.toThrow("its server only");
    expect(seen).toEqual([]);
  });
});
