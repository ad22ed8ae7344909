/**
 * The protocol as an OpenAPI 3.1 document, made of the same table and schemas
 * that both ends are held to. For programs that are not ours, and for whoever
 * wants to see what is asked. Only the endpoint imports it.
 */
import { type JsonSchema, toJsonSchema, toJsonSchemaDefs } from "@valibot/to-json-schema";
import type * as v from "valibot";
import { shapeOf } from "../fields.ts";
import {
  catalogueCodePattern,
  decimalPattern,
  instantPattern,
  isDecimal,
  isEventId,
  isInstant,
  isItemCode,
  isKitCode,
  isLocalDate,
  isLocalTime,
  isNote,
  isRecordId,
  isReferralCode,
  isServiceCode,
  isShiftId,
  isSiteCode,
  isStepCode,
  localTimePattern,
  notePattern,
  siteCodePattern,
  uuidPattern,
} from "../ids.ts";
import { maxListLength, maxTextLength } from "../limits.ts";
import { isDayStartHour, isYearlyDay, isZone } from "../program-schema.ts";
import { isDemographics } from "../record-parts.ts";
import { satchelRecordSchema } from "../record-schema.ts";
import { whoSchema } from "./access-messages.ts";
import { wireBlockSchema } from "./desk-messages.ts";
import { errorReplySchema, errors } from "./errors.ts";
import {
  callerHeader,
  nonceHeader,
  protocolHeader,
  protocolVersion,
  understoodVersions,
} from "./protocol.ts";
import type { Route } from "./route.ts";
import { routes } from "./routes.ts";
import { settingsSchema } from "./settings-message.ts";
import { wireEventSchema } from "./wire-event.ts";

/** `appVersion` is that of the app which the endpoint serves. Worked out once, at start: it takes a few milliseconds. */
export function openapiDocument(appVersion: string) {
  return {
    openapi: "3.1.0",
    info: {
      title: "Satchel",
      version: appVersion,
      summary: `Protocol ${protocolVersion} between phones, leads' browsers and the endpoint of one program.`,
      license: { name: "AGPL-3.0-only", identifier: "AGPL-3.0-only" },
    },
    paths: pathsOf(Object.entries(routes)),
    components: {
      schemas: schemasOf(named),
      parameters: { ...parameters },
      responses: { Refused: refused },
    },
  };
}

/** Written once and pointed at from where they are used. */
const named = {
  Record: satchelRecordSchema,
  WireEvent: wireEventSchema,
  MonthBlock: wireBlockSchema,
  Settings: settingsSchema,
  Who: whoSchema,
  Refusal: errorReplySchema,
} satisfies Readonly<Record<string, v.GenericSchema>>;

const parameters = {
  Protocol: headerParameter(protocolHeader, {
    description: "The version that is spoken. Every reply echoes it.",
    schema: { enum: understoodVersions.map(String) },
  }),
  Nonce: headerParameter(nonceHeader, {
    description: "Drawn for each request. A reply that does not echo it is somebody else's.",
    schema: { type: "string" },
  }),
  Caller: {
    ...headerParameter(callerHeader, {
      description: "Who asks, where a browser is both a phone of the program and a lead's desk.",
      schema: { enum: ["device", "account"] },
    }),
    required: false,
  },
};

function headerParameter(name: string, rest: { readonly description: string; readonly schema: object }) {
  return { name, in: "header", required: true, ...rest };
}

const refused = {
  description: Object.entries(errors)
    .map(([code, { status, sentence }]) => `- \`${code}\` (${status}): ${sentence}`)
    .join("\n"),
  content: { "application/json": { schema: { $ref: "#/components/schemas/Refusal" } } },
};

function pathsOf(all: readonly (readonly [string, Route])[]): Readonly<Record<string, object>> {
  const paths: Record<string, Record<string, object>> = {};
  for (const [name, route] of all) {
    const path = route.path.replaceAll(/:(\w+)/g, "{$1}");
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(name, route) };
  }
  return paths;
}

function operationOf(operationId: string, route: Route) {
  const { says, roles, request, query = [], path } = route;
  const segments = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name);
  return {
    operationId,
    summary: says,
    // Our own roles, which no scheme of OpenAPI knows; the credential is a cookie that the endpoint sets.
    "x-roles": roles,
    parameters: [
      ...Object.keys(parameters).map((parameter) => ({ $ref: `#/components/parameters/${parameter}` })),
      ...segments.map((name) => ({ name, in: "path", required: true, schema: { type: "string" } })),
      ...query.map((name) => ({ name, in: "query", schema: { type: "string" } })),
    ],
    ...(request !== undefined && { requestBody: { required: true, content: jsonOf(request) } }),
    responses: { [route.status]: successOf(route), default: { $ref: "#/components/responses/Refused" } },
  };
}

function successOf({ status, reply, contentType }: Route) {
  if (status === 204) return { description: "Done." };
  const content =
    contentType === undefined ? jsonOf(reply) : { [contentType]: { schema: { type: "string" } } };
  return { description: "Success.", content };
}

function jsonOf(schema: v.GenericSchema | undefined) {
  return { "application/json": { schema: schema === undefined ? { type: "object" } : schemaOf(schema) } };
}

const conversion = {
  target: "draft-2020-12",
  // That two fields can't be true together, or how a later version's word is read, is said in words where it is done.
  ignoreActions: ["check", "forward", "readonly", "transform"],
  overrideSchema: ({ valibotSchema }) => shapeOfSchema(valibotSchema),
  overrideRef: ({ referenceId }) => `#/components/schemas/${referenceId}`,
} as const satisfies Parameters<typeof toJsonSchema>[1];

/** What of a schema is described in `named` is pointed at. */
function schemaOf(schema: v.GenericSchema): JsonSchema {
  return bare(toJsonSchema(schema, { ...conversion, definitions: named }));
}

function withoutNames(schema: v.GenericSchema): JsonSchema {
  return bare(toJsonSchema(schema, conversion));
}

/** Which draft it is, and what is pointed at, the document says once. */
function bare({ $schema: _draft, $defs: _named, ...described }: JsonSchema): JsonSchema {
  return described;
}

function schemasOf(definitions: typeof named): Readonly<Record<string, JsonSchema>> {
  return toJsonSchemaDefs(definitions, conversion);
}

/** Every guard that a schema asks: a new one without its form here fails the document's test. */
const shapesOfGuards = new Map<unknown, JsonSchema>([
  ...[isRecordId, isEventId, isShiftId].map(
    (guard) => [guard, { type: "string", format: "uuid", pattern: uuidPattern.source }] as const,
  ),
  ...[isItemCode, isKitCode, isServiceCode, isReferralCode, isStepCode].map(
    (guard) => [guard, codeUpTo(maxTextLength.itemCode)] as const,
  ),
  [isSiteCode, { type: "string", maxLength: maxTextLength.siteCode, pattern: siteCodePattern.source }],
  [isLocalDate, { type: "string", format: "date", pattern: String.raw`^\d{4}-\d\d-\d\d$` }],
  [isLocalTime, { type: "string", pattern: localTimePattern.source }],
  [isDecimal, { type: "string", pattern: decimalPattern.source }],
  [isInstant, { type: "string", pattern: instantPattern.source }],
  [isNote, { type: "string", maxLength: maxTextLength.note, pattern: notePattern.source }],
  [isZone, { type: "string", maxLength: maxTextLength.zone }],
  [isYearlyDay, { type: "string", pattern: String.raw`^\d\d-\d\d$` }],
  [isDayStartHour, { type: "integer", minimum: 0, maximum: 12 }],
  [
    isDemographics,
    {
      type: "object",
      maxProperties: maxListLength.questions,
      propertyNames: codeUpTo(maxTextLength.questionCode),
      additionalProperties: {
        type: "array",
        maxItems: maxListLength.answers,
        items: codeUpTo(maxTextLength.answerCode),
      },
    },
  ],
]);

function codeUpTo(maxLength: number) {
  return { type: "string", maxLength, pattern: catalogueCodePattern.source } as const;
}

function shapeOfSchema(schema: v.GenericSchema): JsonSchema | undefined {
  if (isMap(schema)) {
    return {
      type: "object",
      propertyNames: withoutNames(schema.key),
      additionalProperties: withoutNames(schema.value),
    };
  }
  const shape = shapeOf(schema) ?? ("check" in schema ? shapesOfGuards.get(schema.check) : undefined);
  return shape === undefined ? undefined : { ...shape };
}

/** Keys that have a form are more than the library describes. */
function isMap(
  schema: v.GenericSchema,
): schema is v.RecordSchema<v.GenericSchema<string>, v.GenericSchema, undefined> {
  return schema.type === "record";
}
