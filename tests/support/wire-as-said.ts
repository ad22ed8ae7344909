/** The wire as the document says it, so that one version of it can be held against another. */
import { canonicalJson } from "../../src/contract/canonical.ts";
import { sha256 } from "../../src/contract/commitment.ts";
import { errors } from "../../src/contract/wire/errors.ts";
import { openapiDocument } from "../../src/contract/wire/openapi.ts";
import { programSchemaRead } from "../../src/contract/wire/settings-message.ts";
import { assert } from "../../src/domain/assert.ts";
import { hexOf } from "./hex.ts";

export type Said = Readonly<Record<string, unknown>>;

/** All that both ends must agree on: addresses, roles, messages, refusals. Not the sentences that explain them. */
export interface WireAsSaid {
  /** By address, then by method. */
  readonly paths: Readonly<Record<string, Said>>;
  readonly schemas: Said;
  readonly parameters: Said;
  /** The status of each code. */
  readonly refusals: Readonly<Record<string, number>>;
}

export function wireOfToday(): WireAsSaid {
  const { paths, components } = openapiDocument("");
  const refusals = Object.entries(errors).map(([code, { status }]) => [code, status]);
  const { schemas, parameters } = components;
  return withoutWords({ paths, schemas, parameters, refusals: Object.fromEntries(refusals) }) as WireAsSaid;
}

/** The wire as a caller of this version is answered: settings come in the schema that it reads. */
export function wireToldIn(version: number): WireAsSaid {
  const wire = structuredClone(wireOfToday());
  const { Settings: settings } = wire.schemas as { Settings: Described };
  const { schema } = settings.properties["program"]?.properties ?? {};
  assert(schema?.maximum !== undefined, "settings tell the schema of their program");
  schema.maximum = programSchemaRead[version] ?? schema.maximum;
  return wire;
}

interface Described {
  maximum?: number;
  readonly properties: Readonly<Record<string, Described>>;
}

export async function hashOfWire(wire: WireAsSaid): Promise<string> {
  return hexOf(await sha256(new TextEncoder().encode(canonicalJson(wire))));
}

function withoutWords(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutWords);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, member]) => !(["summary", "description"].includes(key) && typeof member === "string"))
      .map(([key, member]) => [key, withoutWords(member)]),
  );
}
