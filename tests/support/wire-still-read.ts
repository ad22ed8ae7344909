/** Whether what one version of the wire writes is read by another, by the parts of JSON Schema that ours is made of. */
import { isDeepStrictEqual } from "node:util";
import type { Said, WireAsSaid } from "./wire-as-said.ts";

/** What an app of `before` could not ask an endpoint of `now`, or not read of its replies. */
export function brokenForOldApps(before: WireAsSaid, now: WireAsSaid): readonly string[] {
  const changed = Object.entries(before.refusals).filter(([code, status]) => now.refusals[code] !== status);
  return [
    ...changed.map(([code]) => `the refusal ${code}`),
    ...operationsOf(before).flatMap(({ name, path, method, operation }) => {
      const today = now.paths[path]?.[method] as Operation | undefined;
      if (today === undefined) return [`${name} is gone`];
      const [was, is] = [partsOf(operation, before), partsOf(today, now)];
      return [
        ...was.roles.filter((role) => !is.roles.includes(role)).map((role) => `${name} for a ${role}`),
        ...(was.status === is.status ? [] : [`the status of ${name}`]),
        ...notRead(was.request, is.request, `${name} takes`),
        ...notRead(is.reply, was.reply, `${name} gives`),
      ];
    }),
  ];
}

/** What an endpoint of `before` would not take of what an app of `now` asks: one number must mean one thing. */
export function brokenForOldEndpoints(before: WireAsSaid, now: WireAsSaid): readonly string[] {
  return operationsOf(now).flatMap(({ name, path, method, operation }) => {
    const was = before.paths[path]?.[method] as Operation | undefined;
    if (was === undefined) return [];
    return notRead(partsOf(operation, now).request, partsOf(was, before).request, `${name} is asked`);
  });
}

interface Operation {
  readonly operationId: string;
  readonly "x-roles": readonly string[];
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content>>;
}

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema: Said }>>;
}

function operationsOf({ paths }: WireAsSaid) {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, said]) => {
      const operation = said as Operation;
      return { name: operation.operationId, path, method, operation };
    }),
  );
}

function partsOf(operation: Operation, wire: WireAsSaid) {
  const { "x-roles": roles, requestBody, responses } = operation;
  const status = Object.keys(responses).find((key) => key !== "default") ?? "";
  const messageOf = (content: Content | undefined) =>
    inlined(content?.content?.["application/json"]?.schema ?? {}, wire) as Said;
  return { roles, status, request: messageOf(requestBody), reply: messageOf(responses[status]) };
}

function inlined(value: unknown, wire: WireAsSaid): unknown {
  if (Array.isArray(value)) return value.map((item) => inlined(item, wire));
  if (typeof value !== "object" || value === null) return value;
  const { $ref } = value as { readonly $ref?: string };
  if ($ref !== undefined) return inlined(wire.schemas[$ref.split("/").at(-1) ?? ""], wire);
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, inlined(member, wire)]));
}

/** Places of what is written that isn't read. */
function notRead(written: Said, read: Said, place: string): readonly string[] {
  const keys = new Set([...Object.keys(written), ...Object.keys(read)]);
  return [...keys].flatMap((key) => {
    if (isDeepStrictEqual(written[key], read[key])) return [];
    return (rules[key] ?? equal)({ written, read, key, place });
  });
}

interface Compared {
  readonly written: Said;
  readonly read: Said;
  readonly key: string;
  readonly place: string;
}
type Rule = (compared: Compared) => readonly string[];

const equal: Rule = ({ place, key }) => [`${place}: ${key}`];
const atMost: Rule = (compared) => {
  const { written, read, key } = compared;
  return read[key] === undefined || Number(written[key]) <= Number(read[key]) ? [] : equal(compared);
};
const atLeast: Rule = (compared) => {
  const { written, read, key } = compared;
  return read[key] === undefined || Number(written[key]) >= Number(read[key]) ? [] : equal(compared);
};
const inside: Rule = ({ written, read, key, place }) =>
  notRead((written[key] ?? {}) as Said, (read[key] ?? {}) as Said, `${place}.${key}`);
const someOf: Rule = ({ written, read, key, place }) => {
  const known = (read[key] ?? []) as readonly Said[];
  return ((written[key] ?? []) as readonly Said[]).flatMap((one, index) =>
    known.some((other) => notRead(one, other, "").length === 0) ? [] : [`${place}: ${key} ${index}`],
  );
};

const rules: Readonly<Record<string, Rule>> = {
  maximum: atMost,
  maxLength: atMost,
  maxItems: atMost,
  maxProperties: atMost,
  minimum: atLeast,
  minLength: atLeast,
  minItems: atLeast,
  items: inside,
  propertyNames: inside,
  oneOf: someOf,
  anyOf: someOf,
  enum: (compared) => {
    const known = compared.read["enum"] as readonly unknown[] | undefined;
    const words = compared.written["enum"] as readonly unknown[] | undefined;
    return known === undefined || words?.every((word) => known.includes(word)) ? [] : equal(compared);
  },
  required: ({ written, read, place }) => {
    const promised = (written["required"] ?? []) as readonly string[];
    const needed = (read["required"] ?? []) as readonly string[];
    return needed.filter((name) => !promised.includes(name)).map((name) => `${place}.${name} may be missing`);
  },
  properties: ({ written, read, place }) => {
    const known = (read["properties"] ?? {}) as Readonly<Record<string, Said>>;
    return Object.entries((written["properties"] ?? {}) as Readonly<Record<string, Said>>).flatMap(
      ([name, member]) => {
        const reader = known[name];
        if (reader !== undefined) return notRead(member, reader, `${place}.${name}`);
        return read["additionalProperties"] === false ? [`${place}.${name} is not known`] : [];
      },
    );
  },
  additionalProperties: (compared) => {
    const reader = compared.read["additionalProperties"];
    return typeof reader === "object" ? inside(compared) : [];
  },
};
