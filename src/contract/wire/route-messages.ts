/** What is sent to each address of the protocol and what comes back, as types and as parsers. */
import * as v from "valibot";
import { err, ok, type Result } from "../../domain/result.ts";
import { type Problem, problemsOf } from "../problem.ts";
import { type ErrorReply, errorReplySchema } from "./errors.ts";
import type { Route } from "./route.ts";
import { type RouteName, routes } from "./routes.ts";
import { parseSyncRequest } from "./sync-message.ts";

type Routes = typeof routes;

/** The body that a route takes, where it takes one. */
export type RequestOf<Name extends RouteName> = Routes[Name] extends {
  readonly request: infer Schema extends v.GenericSchema;
}
  ? v.InferOutput<Schema>
  : undefined;

/** The JSON that comes back on success, where anything does. */
export type ReplyOf<Name extends RouteName> = Routes[Name] extends {
  readonly reply: infer Schema extends v.GenericSchema;
}
  ? v.InferOutput<Schema>
  : undefined;

/** Names of the segments of a route's path that stand for something. */
export type ParameterOf<Name extends RouteName> = ParameterIn<Routes[Name]["path"]>;
type ParameterIn<Path extends string> = Path extends `${string}:${infer Rest}`
  ? Rest extends `${infer Name}/${infer Further}`
    ? Name | ParameterIn<Further>
    : Rest
  : never;

export type QueryKeyOf<Name extends RouteName> = Routes[Name] extends {
  readonly query: readonly (infer Key extends string)[];
}
  ? Key
  : never;

/** Reads the body of a request. A route that takes none reads nothing. */
export function parseRequestOf<Name extends RouteName>(
  name: Name,
  input: unknown,
): Result<RequestOf<Name>, readonly Problem[]> {
  const { request }: Route = routes[name];
  if (request === undefined) return ok(undefined as RequestOf<Name>);
  // Beyond its schema, an exchange is of one log and without a gap.
  const parsed = name === "sync" ? parseSyncRequest(input) : parseWith(request, input);
  return parsed.ok ? ok(parsed.value as RequestOf<Name>) : parsed;
}

/** Reads the JSON of a success. A route of which nothing comes back takes only `undefined`. */
export function parseReplyOf<Name extends RouteName>(
  name: Name,
  input: unknown,
): Result<ReplyOf<Name>, readonly Problem[]> {
  const { reply }: Route = routes[name];
  if (reply === undefined) {
    return input === undefined ? ok(input as ReplyOf<Name>) : err([{ code: "wrong-type", path: "" }]);
  }
  const parsed = parseWith(reply, input);
  return parsed.ok ? ok(parsed.value as ReplyOf<Name>) : parsed;
}

/** Reads what comes with a refusal. */
export function parseErrorReply(input: unknown): Result<ErrorReply, readonly Problem[]> {
  const parsed = v.safeParse(errorReplySchema, input);
  return parsed.success ? ok(parsed.output) : err(problemsOf(parsed.issues));
}

function parseWith(schema: v.GenericSchema, input: unknown): Result<unknown, readonly Problem[]> {
  const parsed = v.safeParse(schema, input);
  return parsed.success ? ok(parsed.output) : err(problemsOf(parsed.issues));
}
