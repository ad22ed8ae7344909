import { describe, expect, test } from "vitest";
import { openProgramEndpoint } from "../../support/test-endpoint.ts";

describe("where a request comes from", () => {
  test.each([
    ["a program at a terminal, which says nothing", {}, 200],
    ["the app", { "Sec-Fetch-Site": "same-origin", Origin: "https://satchel.example.org" }, 200],
    ["an address typed by hand", { "Sec-Fetch-Site": "none" }, 200],
    ["the app in an older browser", { Origin: "https://satchel.example.org" }, 200],
    [
      "the app under another name of the machine",
      { Origin: "http://10.0.0.7:8080", Host: "10.0.0.7:8080" },
      200,
    ],
    ["another site", { "Sec-Fetch-Site": "cross-site" }, 403],
    ["a neighbour under the same domain", { "Sec-Fetch-Site": "same-site" }, 403],
    ["another site in an older browser", { Origin: "https://evil.example" }, 403],
    ["a page without an origin", { Origin: "null" }, 403],
  ])("%s", async (_from, headers, status) => {
    const { endpoint, admin } = await openProgramEndpoint();
    const Cookie = [...admin.cookies].map((pair) => pair.join("=")).join("; ");
    const request = new Request(new URL("/v1/session", endpoint.publicUrl), {
      headers: { Cookie, ...headers },
    });

    expect((await endpoint.app.fetch(request)).status).toBe(status);
  });
});
