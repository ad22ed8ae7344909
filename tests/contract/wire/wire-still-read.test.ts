/** A check that sees nothing would hold nothing: every kind of change that the rules of the wire speak of. */
import { describe, expect, test } from "vitest";
import { type WireAsSaid, wireOfToday } from "../../support/wire-as-said.ts";
import { brokenForOldApps, brokenForOldEndpoints } from "../../support/wire-still-read.ts";

const today = wireOfToday();

type Part = Record<string, Record<string, unknown>>;
type Change = (schema: { properties: Part; required: string[] }) => void;

/** Today's wire with one message changed. */
function withMessage(path: string, method: string, side: "asked" | "told", change: Change): WireAsSaid {
  const wire = structuredClone(today);
  const operation = wire.paths[path]?.[method] as Record<string, Record<string, object>>;
  const [status = ""] = Object.keys(operation["responses"] ?? {});
  const holder = side === "asked" ? operation["requestBody"] : operation["responses"]?.[status];
  const { content } = holder as { content: Record<string, { schema: Parameters<Change>[0] }> };
  change(content["application/json"]!.schema);
  return wire;
}

const told = (change: Change) => withMessage("/v1/sync", "post", "told", change);
const asked = (change: Change) => withMessage("/v1/sync", "post", "asked", change);

describe("brokenForOldApps", () => {
  test.each<[string, WireAsSaid]>([
    ["says more", told(({ properties }) => (properties["hints"] = { type: "string" }))],
    ["always says what it said at times", told(({ required }) => required.push("hw"))],
    ["says less at once", told(({ properties }) => (properties["changed"]!["maxItems"] = 10))],
    ["asks for less", asked(({ required }) => required.pop())],
    ["takes more at once", asked(({ properties }) => (properties["events"]!["maxItems"] = 900))],
    ["takes a key more", asked(({ properties }) => (properties["hints"] = { type: "string" }))],
    ["has one refusal more", { ...today, refusals: { ...today.refusals, "not-on-sundays": 403 } }],
    ["has one address more", { ...today, paths: { ...today.paths, "/v1/news": { get: {} } } }],
  ])("finds nothing in an endpoint that %s", (_what, now) => {
    expect(brokenForOldApps(today, now)).toEqual([]);
  });

  test.each<[string, WireAsSaid, string]>([
    [
      "leaves out what it always said",
      told(({ required }) => void required.shift()),
      "sync gives.hw may be missing",
    ],
    ["drops a key", told((schema) => dropKey(schema, "hw")), "sync gives.hw may be missing"],
    [
      "says more at once",
      told(({ properties }) => (properties["changed"]!["maxItems"] = 900)),
      "sync gives.changed: maxItems",
    ],
    [
      "says it in another form",
      told(({ properties }) => (properties["hw"]!["type"] = "string")),
      "sync gives.hw: type",
    ],
    [
      "asks for more",
      asked(({ required }) => void required.push("facts")),
      "sync takes.facts may be missing",
    ],
    [
      "takes less at once",
      asked(({ properties }) => (properties["events"]!["maxItems"] = 9)),
      "sync takes.events: maxItems",
    ],
    ["takes a key no more", asked((schema) => dropKey(schema, "app")), "sync takes.app is not known"],
    [
      "gives a refusal another status",
      { ...today, refusals: { ...today.refusals, revoked: 403 } },
      "the refusal revoked",
    ],
    ["has an address less", { ...today, paths: { ...today.paths, "/v1/session": {} } }, "signIn is gone"],
    ["lets fewer ask", withRoles(["admin"]), "phones for a lead"],
    [
      "says a new word where only some are read",
      withNewModel(),
      "settings gives.program.sites.items.model: enum",
    ],
  ])("finds an endpoint that %s", (_what, now, where) => {
    expect(brokenForOldApps(today, now)).toContain(where);
  });
});

describe("brokenForOldEndpoints", () => {
  test("finds a key more in what is asked, and nothing in a key more that is told", () => {
    const change: Change = ({ properties }) => (properties["hints"] = { type: "string" });

    expect(brokenForOldEndpoints(today, asked(change))).toEqual(["sync is asked.hints is not known"]);
    expect(brokenForOldEndpoints(today, told(change))).toEqual([]);
    expect(brokenForOldEndpoints(today, today)).toEqual([]);
  });
});

function dropKey({ properties, required }: Parameters<Change>[0], key: string): void {
  delete properties[key];
  required.splice(required.indexOf(key), 1);
}

function withRoles(roles: readonly string[]): WireAsSaid {
  const phones = today.paths["/v1/phones"] as Record<string, object>;
  return {
    ...today,
    paths: { ...today.paths, "/v1/phones": { get: { ...phones["get"], "x-roles": roles } } },
  };
}

function withNewModel(): WireAsSaid {
  const text = JSON.stringify(today.schemas);
  return {
    ...today,
    schemas: JSON.parse(text.replaceAll('"mail"', '"mail","by_air"')) as WireAsSaid["schemas"],
  };
}
