import { globSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { maxBodyBytes } from "../../../src/contract/limits.ts";
import { base64urlLength } from "../../../src/contract/wire/base64url.ts";
import { errorCodes } from "../../../src/contract/wire/errors.ts";
import { openapiDocument } from "../../../src/contract/wire/openapi.ts";
import type { Route } from "../../../src/contract/wire/route.ts";
import { routes } from "../../../src/contract/wire/routes.ts";
import { maxEventsPerExchange } from "../../../src/contract/wire/wire-limits.ts";

const document = openapiDocument("0.1.0");
const all: readonly (readonly [string, Route])[] = Object.entries(routes);

/** Every object in the document, with its place. */
function* objectsIn(
  value: unknown,
  place = "",
): Generator<readonly [string, Readonly<Record<string, unknown>>]> {
  if (typeof value !== "object" || value === null) return;
  if (!Array.isArray(value)) yield [place, value as Record<string, unknown>];
  for (const [key, member] of Object.entries(value)) yield* objectsIn(member, `${place}/${key}`);
}

function at(pointer: string): unknown {
  return pointer
    .slice(2)
    .split("/")
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], document);
}

function operationOf({ path, method }: Route) {
  const operations = document.paths[path.replaceAll(/:(\w+)/g, "{$1}")] as
    | Record<string, unknown>
    | undefined;
  return operations?.[method.toLowerCase()];
}

describe("openapiDocument", () => {
  test.each(all)("has the route %s with its roles, messages and refusals", (name, route) => {
    expect(operationOf(route)).toMatchObject({
      operationId: name,
      summary: route.says,
      "x-roles": route.roles,
      responses: { [route.status]: {}, default: { $ref: "#/components/responses/Refused" } },
      ...(route.request !== undefined && { requestBody: { required: true } }),
    });
  });

  test("has no operation that no route stands behind", () => {
    const operations = Object.values(document.paths).flatMap((path) => Object.keys(path));

    expect(operations).toHaveLength(all.length);
  });

  test.each(all.filter(([, { path }]) => path.includes(":")))(
    "names each part of the path of %s",
    (_name, route) => {
      const { parameters } = operationOf(route) as { parameters: { name?: string; in?: string }[] };
      const inPath = parameters.filter((parameter) => parameter.in === "path").map(({ name }) => name);

      expect(inPath).toEqual([...route.path.matchAll(/:(\w+)/g)].map(([, name]) => name));
    },
  );

  test("says of every field how it looks", () => {
    const shapeless = [...objectsIn({ paths: document.paths, schemas: document.components.schemas })].filter(
      ([place, object]) =>
        place !== "" &&
        Object.keys(object).length === 0 &&
        !/\/(properties|additionalProperties)$/.test(place),
    );

    expect(shapeless.map(([place]) => place)).toEqual([]);
  });

  test("points at nothing that isn't there", () => {
    const pointers = [...objectsIn(document)].flatMap(([, { $ref }]) =>
      typeof $ref === "string" ? [$ref] : [],
    );

    expect(pointers.length).toBeGreaterThan(all.length);
    expect(pointers.filter((pointer) => at(pointer) === undefined)).toEqual([]);
  });

  test("has patterns that are understood", () => {
    const patterns = [...objectsIn(document)].flatMap(([, { pattern }]) =>
      typeof pattern === "string" ? [pattern] : [],
    );

    expect(patterns.length).toBeGreaterThan(50);
    for (const pattern of patterns) expect(() => new RegExp(pattern, "u")).not.toThrow();
  });

  test("says the limits that the schemas hold", () => {
    const event = document.components.schemas["WireEvent"];

    expect(operationOf(routes.sync)).toMatchObject({
      requestBody: {
        content: {
          "application/json": {
            schema: {
              additionalProperties: false,
              properties: {
                events: { maxItems: maxEventsPerExchange },
                schema: { minimum: 1, maximum: 65_535 },
              },
            },
          },
        },
      },
    });
    expect(event).toMatchObject({
      additionalProperties: false,
      properties: {
        sealed: { type: "string", maxLength: base64urlLength(maxBodyBytes) },
        rev: { minimum: 1 },
      },
    });
    expect(event?.required).not.toContain("sealed");
  });

  test("says that nothing may be added to a request, and something to any reply", () => {
    const closedIn = (part: string) =>
      [...objectsIn(document.paths)].filter(
        ([place, schema]) =>
          place.includes(part) && "properties" in schema && schema["additionalProperties"] === false,
      );
    const objectsOf = (part: string) =>
      [...objectsIn(document.paths)].filter(
        ([place, schema]) => place.includes(part) && "properties" in schema,
      );

    expect(closedIn("/requestBody/")).toHaveLength(objectsOf("/requestBody/").length);
    expect(objectsOf("/responses/").length).toBeGreaterThan(10);
    expect(closedIn("/responses/")).toEqual([]);
    for (const name of ["Settings", "Who", "Refusal", "MonthBlock"]) {
      expect(document.components.schemas[name]).not.toMatchObject({ additionalProperties: false });
    }
  });

  test("lists every refusal with its status", () => {
    for (const code of errorCodes) expect(document.components.responses.Refused.description).toContain(code);
  });

  test("is never carried to a phone", () => {
    const importers = globSync("src/{app,contract,domain,storage,sync,sw}/**/*.{ts,tsx}").filter((file) =>
      readFileSync(file, "utf8").includes("openapi.ts"),
    );

    expect(importers).toEqual([]);
  });
});
