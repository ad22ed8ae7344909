/** Every limit that the document states, held at it and refused one past it, in every message of every route. */
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { openapiDocument } from "../../../src/contract/wire/openapi.ts";
import type { Route } from "../../../src/contract/wire/route.ts";
import { type RouteName, routes } from "../../../src/contract/wire/routes.ts";
import { samples } from "../../support/route-samples.ts";

interface Described {
  readonly $ref?: string;
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Described>>;
  readonly required?: readonly string[];
  readonly items?: Described;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly maxItems?: number;
}

interface Message {
  readonly name: string;
  /** Who reads it: the endpoint what is asked, an app of any age what comes back. */
  readonly kind: "request" | "reply";
  readonly schema: v.GenericSchema;
  readonly described: Described;
  readonly sample: unknown;
}

const { paths, components } = openapiDocument("0.1.0");

function contentOf(holder: object | undefined): Described {
  const { content } = holder as { content: { "application/json": { schema: Described } } };
  return content["application/json"].schema;
}

function messagesOf([name, { request, reply }]: [string, { request?: unknown; reply?: unknown }]): Message[] {
  const route: Route = routes[name as RouteName];
  const operations = paths[route.path.replaceAll(/:(\w+)/g, "{$1}")] as Record<string, object>;
  const operation = operations[route.method.toLowerCase()] as {
    requestBody?: object;
    responses: Record<string, object>;
  };
  return [
    ...(request === undefined || route.request === undefined
      ? []
      : [
          {
            name: `what ${name} takes`,
            kind: "request" as const,
            schema: route.request,
            described: contentOf(operation.requestBody),
            sample: request,
          },
        ]),
    ...(reply === undefined || route.reply === undefined
      ? []
      : [
          {
            name: `what ${name} gives`,
            kind: "reply" as const,
            schema: route.reply,
            described: contentOf(operation.responses[route.status]),
            sample: reply,
          },
        ]),
  ];
}

const messages = Object.entries(samples).flatMap(messagesOf);

type Place = readonly (string | number)[];

/** Each place of a sample with what the document says of it. Of records, other tests speak. */
function* placesIn(
  described: Described,
  sample: unknown,
  place: Place = [],
): Generator<readonly [Place, Described]> {
  const here = resolved(described);
  yield [place, here];
  if (Array.isArray(sample) && here.items !== undefined && sample.length > 0) {
    yield* placesIn(here.items, sample[0], [...place, 0]);
  }
  for (const [key, member] of Object.entries(here.properties ?? {})) {
    const inside = (sample as Record<string, unknown>)[key];
    if (inside !== undefined) yield* placesIn(member, inside, [...place, key]);
  }
}

function resolved(described: Described): Described {
  const name = described.$ref?.split("/").at(-1);
  return name === undefined ? described : (components.schemas[name] as Described);
}

/** The sample with another value at one place; without one, with nothing there. */
function changedAt(sample: unknown, [key, ...rest]: Place, change: (value: unknown) => unknown): unknown {
  if (key === undefined) return change(sample);
  if (Array.isArray(sample))
    return sample.map((item: unknown, index) => (index === key ? changedAt(item, rest, change) : item));
  const { [key]: inside, ...others } = sample as Record<string, unknown>;
  const changed = changedAt(inside, rest, change);
  return changed === undefined ? others : { ...others, [key]: changed };
}

/**
 * What no letter repeated is: a zone, a measure with its item, 16 bytes in base64url, whose last letter is one of
 * four. Sites of one code contradict each other, and so does a limit on details in settings of the first schema; rules
 * of counting are ours or nobody's.
 */
const notRepeatable = new Set(["zone", "codes", "tryKey", "sites", "schema", "fold"]);

function nameOf(place: Place): string {
  return String(place.findLast((key) => typeof key === "string"));
}

function atAndPast({ minimum, maximum, minLength, maxLength, maxItems }: Described, value: unknown) {
  const letters = (length: number) => "0".repeat(Math.max(0, length));
  const items = (length: number) => Array.from({ length }, () => (value as unknown[])[0]);
  return [
    ...(minimum === undefined ? [] : [{ at: minimum, past: minimum - 1 }]),
    ...(maximum === undefined ? [] : [{ at: maximum, past: maximum + 1 }]),
    ...(minLength === undefined ? [] : [{ at: letters(minLength), past: letters(minLength - 1) }]),
    ...(maxLength === undefined ? [] : [{ at: letters(maxLength), past: letters(maxLength + 1) }]),
    ...(maxItems === undefined || !Array.isArray(value) || value.length === 0
      ? []
      : [{ at: items(maxItems), past: items(maxItems + 1) }]),
  ];
}

describe("every message of the wire", () => {
  test("has a sample, but for what a browser downloads", () => {
    const withJson = Object.entries<Route>(routes).filter(([, { request, reply }]) => request ?? reply);

    expect(Object.keys(samples).toSorted()).toEqual(withJson.map(([name]) => name).toSorted());
  });

  test.each(messages)("$name: takes the sample", ({ schema, sample }) => {
    expect(v.safeParse(schema, sample).issues).toBeUndefined();
  });

  test.each(messages)(
    "$name: takes each value at its limit, and none past it",
    ({ schema, described, sample }) => {
      const wrong = [...placesIn(described, sample)].flatMap(([place, here]) => {
        const takes = (value: unknown) =>
          v.is(
            schema,
            changedAt(sample, place, () => value),
          );
        return atAndPast(here, valueAt(sample, place)).flatMap(({ at, past }) => [
          ...(takes(past) ? [`${place.join(".")} past its limit`] : []),
          ...(takes(at) || notRepeatable.has(nameOf(place)) ? [] : [`${place.join(".")} at its limit`]),
        ]);
      });

      expect(wrong).toEqual([]);
    },
  );

  test.each(messages.filter(({ kind }) => kind === "request"))(
    "$name: takes no key that it doesn't know, at any depth",
    (message) => {
      const taking = withUnknownKeys(message).filter(({ changed }) => v.is(message.schema, changed));

      expect(taking).toEqual([]);
    },
  );

  test.each(messages.filter(({ kind }) => kind === "reply"))(
    "$name: reads the same beside a key that it doesn't know, at any depth",
    (message) => {
      const { schema, sample } = message;
      const read = withUnknownKeys(message).map(({ changed }) => v.safeParse(schema, changed));

      expect(read.length).toBeGreaterThan(0);
      for (const { issues, output } of read) {
        expect(issues).toBeUndefined();
        expect(withoutUnknownKey(output)).toStrictEqual(v.parse(schema, sample));
      }
    },
  );

  test.each(messages)(
    "$name: misses each key that the document requires",
    ({ schema, described, sample }) => {
      const keys = [...placesIn(described, sample)].flatMap(([place, { required = [] }]) =>
        required.map((key) => [...place, key]),
      );
      const notMissed = keys.filter((place) =>
        v.is(
          schema,
          changedAt(sample, place, () => undefined),
        ),
      );

      expect(notMissed).toEqual([]);
    },
  );
});

/** The sample with one key more, once for each object in it. */
function withUnknownKeys({ described, sample }: Message) {
  const objects = [...placesIn(described, sample)].filter(([, { properties }]) => properties !== undefined);
  return objects.flatMap(([place]) =>
    ["unheardOf", "__proto__"].map((key) => ({
      place,
      changed: changedAt(sample, place, (value) =>
        Object.fromEntries([...Object.entries(value as object), [key, { more: [1] }]]),
      ),
    })),
  );
}

/** What a phone stores as it was told keeps the key; nothing else does, and none as a prototype. */
function withoutUnknownKey(output: unknown): unknown {
  return JSON.parse(JSON.stringify(output), (key, value: unknown) =>
    key === "unheardOf" ? undefined : value,
  );
}

function valueAt(sample: unknown, place: Place): unknown {
  return place.reduce<unknown>((value, key) => (value as Record<string | number, unknown>)[key], sample);
}
