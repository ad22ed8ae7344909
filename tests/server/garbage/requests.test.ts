import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Route } from "../../../src/contract/wire/route.ts";
import { routes } from "../../../src/contract/wire/routes.ts";
import { GarbageTarget, pathOf, routeNames } from "../../support/garbage-target.ts";

let target: GarbageTarget;

beforeAll(async () => {
  target = await GarbageTarget.start();
  return () => target.endpoint.remove();
});

beforeEach(() => target.rest());

describe.each(routeNames)("%s", (name) => {
  test("is not answered to another site's page", async () => {
    for (const headers of [
      { "Sec-Fetch-Site": "cross-site" },
      { "Sec-Fetch-Site": "same-site" },
      { "Sec-Fetch-Site": "nonsense" },
    ]) {
      expect(await target.refusalOf(() => target.send(name, { headers }))).toBe("wrong-origin");
    }
  });

  test("is not answered in another way than the table's", async () => {
    const methods = routeNames.filter((other) => routes[other].path === routes[name].path);
    for (const method of ["PUT", "PATCH", "DELETE", "POST", "GET"]) {
      if (methods.some((other) => routes[other].method === method)) continue;
      expect(
        await target.refusalOf(() =>
          target.admin.send(pathOf(name), { method, ...(method !== "GET" && { body: "{}" }) }),
        ),
      ).toBe("method-not-allowed");
    }
  });

  test("is not answered with a query that the table doesn't name, or one twice", async () => {
    const known: Route = routes[name];
    const twice = known.query?.[0];
    for (const query of [
      "?nonsense=1",
      "?__proto__=1",
      ...(twice === undefined ? [] : [`?${twice}=1&${twice}=1`]),
    ]) {
      expect(
        await target.refusalOf(() =>
          target.allowedBrowser(name).send(`${pathOf(name)}${query}`, { method: known.method }),
        ),
      ).toBe("malformed");
    }
  });

  test("takes a half or a wrong protocol for what it is", async () => {
    expect(await target.refusalOf(() => target.send(name, { headers: { "Satchel-Protocol": "99" } }))).toBe(
      "protocol-unknown",
    );
    expect(await target.refusalOf(() => target.send(name, { headers: { "Satchel-Protocol": "one" } }))).toBe(
      "malformed",
    );
    expect(await target.refusalOf(() => target.send(name, { headers: { "Satchel-Nonce": "short" } }))).toBe(
      "malformed",
    );
  });
});

describe("an address under /v1 that the table doesn't have", () => {
  test.each(["/v1", "/v1/", "/v1/nonsense", "/v1/sync/", "/v1/phones/a/b"])(
    "%s is a 404 as JSON",
    async (path) => {
      expect(await target.refusalOf(() => target.admin.send(path, { method: "GET" }))).toBe("not-found");
    },
  );

  test("an id that is none is not found", async () => {
    for (const [method, path] of [
      ["DELETE", "/v1/phones/none"],
      ["DELETE", "/v1/invites/%00"],
      ["GET", "/v1/records/none/history"],
      ["GET", `/v1/records/${randomUUID()}/history`],
    ] as const) {
      expect(await target.refusalOf(() => target.admin.send(path, { method }))).toBe("not-found");
    }
  });
});
