/** What each route takes and gives, as types and as parsers: for whoever asks and for whoever answers. */
import * as v from "valibot";
import { err, ok, type Result } from "../../domain/result.ts";
import { objectOf, oneOf, text } from "../fields.ts";
import { type Problem, problemsOf } from "../problem.ts";
import { type ErrorCode, errorCodes } from "./errors.ts";
import { type Route, type RouteName, routes } from "./routes.ts";
import { parseSyncRequest } from "./sync-message.ts";

type Routes = typeof routes;

/** Body of a request; nothing where the route takes none. */
export type RequestOf<Name extends RouteName> = Routes[Name] extends { request: infer Schema }
  ? OutputOf<Schema>
  : undefined;

/** What comes back on success; nothing where it is no JSON. */
export type ReplyOf<Name extends RouteName> = Routes[Name] extends { reply: infer Schema }
  ? OutputOf<Schema>
  : undefined;

/** What the query of a route may hold; each key stands there once or not at all. */
export type QueryOf<Name extends RouteName> = Routes[Name] extends {
  query: readonly (infer Key extends string)[];
}
  ? { readonly [K in Key]?: string }
  : undefined;

/** What every refusal says, under `/v1`. */
export const refusalSchema = objectOf({ code: oneOf(errorCodes), sentence: text(200) });

/** Reads the body of a request as what its route takes. */
export function parseRequest<Name extends RouteName>(
  name: Name,
  input: unknown,
): Result<RequestOf<Name>, Problem[]> {
  const route: Route = routes[name];
  // Beyond its schema, an exchange must be of one log and without a gap.
  const parsed = name === "sync" ? parseSyncRequest(input) : parseWith(route.request, input);
  return parsed as Result<RequestOf<Name>, Problem[]>;
}

/** Reads the body of a successful reply. */
export function parseReply<Name extends RouteName>(
  name: Name,
  input: unknown,
): Result<ReplyOf<Name>, Problem[]> {
  const route: Route = routes[name];
  return parseWith(route.reply, input) as Result<ReplyOf<Name>, Problem[]>;
}

/** The code of a refusal, or nothing where the body is not one of ours. */
export function parseRefusal(input: unknown): ErrorCode | undefined {
  const parsed = v.safeParse(refusalSchema, input);
  return parsed.success ? parsed.output.code : undefined;
}

type OutputOf<Schema> = Schema extends v.GenericSchema ? v.InferOutput<Schema> : never;

function parseWith(schema: v.GenericSchema | undefined, input: unknown): Result<unknown, Problem[]> {
  if (schema === undefined) return ok(undefined);
  const parsed = v.safeParse(schema, input);
  return parsed.success ? ok(parsed.output) : err(problemsOf(parsed.issues));
}
