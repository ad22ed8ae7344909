import { describe, expect, test } from "vitest";
import { createLog } from "../../src/server/log.ts";
import { encounterOf, eventOf } from "../support/builders.ts";
import { exchangeWith, joinedPhone } from "../support/program-endpoint.ts";
import { newSetupCode, openProgramEndpoint, testPassword } from "../support/test-endpoint.ts";

describe("the log", () => {
  test("of a whole journey holds no body, query, cookie, code, name or address", async () => {
    const { endpoint, admin } = await openProgramEndpoint();
    const code = await newSetupCode(endpoint);
    const invite = await (
      await admin.ask("POST", "/v1/invites", { body: { role: "device", label: "Marker label", hours: 1 } })
    ).json();
    const inviteCode = (invite as { code: string }).code;
    const { browser } = await joinedPhone(endpoint, admin);
    const event = eventOf(encounterOf({ note: "Marker note" }));
    const exchange = await exchangeWith(browser, [event]);
    await browser.ask("POST", "/v1/sync", { body: exchange });
    await browser.ask("POST", "/v1/sync", { body: { nonsense: "Marker nonsense" } });
    await admin.ask("GET", "/v1/records?day=2026-03-08");
    await admin.ask("GET", `/v1/records/${event.record}/history`);
    await admin.ask("GET", "/v1/exports/detail_long.csv?from=2026-03-01&to=2026-03-31&note=1");
    await admin.ask("GET", "/v1/none?secret=Marker-query");
    await admin.ask("POST", "/v1/session", { body: { account: "Robin", password: "Marker password" } });
    await endpoint.browser().tryCode(inviteCode);
    const log = endpoint.logged.join("");
    const secrets = [
      "Marker",
      "Robin",
      testPassword,
      code,
      inviteCode,
      "127.0.0.1",
      "2026-03-08",
      event.id,
      event.record,
      exchange.number,
      exchange.events[0]!.sealed!,
      ...browser.cookies.values(),
      ...admin.cookies.values(),
    ];

    for (const secret of secrets) expect(log).not.toContain(secret);
    expect(endpoint.logged.length).toBeGreaterThan(10);
    expect(endpoint.logged.map((line) => JSON.parse(line) as object)).toContainEqual({
      level: 30,
      time: expect.any(String),
      event: "request",
      route: "sync",
      role: "device",
      bodyBytes: JSON.stringify(exchange).length,
      events: 1,
      status: 201,
      durationMs: expect.any(Number),
    });
  });

  test("names the code of a refusal", async () => {
    const { endpoint } = await openProgramEndpoint();

    await endpoint.browser().ask("GET", "/v1/phones");

    expect(JSON.parse(endpoint.logged.at(-1)!)).toMatchObject({
      route: "phones",
      status: 401,
      code: "not-signed-in",
    });
  });

  test("says where a mistake happened, not what it was about", () => {
    const lines: string[] = [];
    const log = createLog({ write: (line) => void lines.push(line) });

    log.unexpected(Object.assign(new TypeError("Marker"), { code: "ERR_X" }));
    log.unexpected("Marker");

    expect(lines.join("")).not.toContain("Marker");
    expect(JSON.parse(lines[0]!)).toMatchObject({
      event: "unexpected",
      name: "TypeError",
      code: "ERR_X",
      calls: expect.arrayContaining([expect.stringContaining("log.test.ts")]),
    });
  });
});
