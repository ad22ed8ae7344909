/**
 * What the endpoint writes down about itself: an event's name and counts. No
 * body, query, cookie, code, name or address ever gets here, which a test of a
 * whole journey holds; a phone is no part of a line either, so that the lines
 * say nothing about who sent when. What is printed beside them (the link of a
 * new endpoint) is in `main.ts`.
 */
import { pino, stdTimeFunctions, type DestinationStream } from "pino";
import type { ErrorCode } from "../contract/wire/errors.ts";
import type { Role } from "../contract/wire/roles.ts";
import type { RouteName } from "../contract/wire/routes.ts";

export interface RequestFacts {
  /** Absent where no route has this address. */
  readonly route?: RouteName;
  readonly role?: Role;
  readonly status: number;
  readonly code?: ErrorCode;
  readonly durationMs: number;
  readonly bodyBytes?: number;
  /** Of an exchange. */
  readonly events?: number;
}

export interface Log {
  request(facts: RequestFacts): void;
  /** At the start, where something was in quarantine that another version or key may understand. */
  lookedAgain(counts: { readonly tried: number; readonly understood: number }): void;
  /** Where details of records were let go. */
  letGo(counts: { readonly records: number }): void;
  /** Something that is our mistake or the machine's: where it happened, not what it was about. */
  unexpected(error: unknown): void;
}

export function createLog(destination?: DestinationStream): Log {
  // `base: null` leaves out the name of the machine.
  const options = { base: null, timestamp: stdTimeFunctions.isoTime };
  const logger = destination === undefined ? pino(options) : pino(options, destination);
  return {
    request: (facts) => logger.info({ event: "request", ...facts }),
    lookedAgain: ({ tried, understood }) => {
      if (tried > 0) logger.info({ event: "looked-again", tried, understood });
    },
    letGo: ({ records }) => {
      if (records > 0) logger.info({ event: "let-go", records });
    },
    unexpected: (error) => logger.error({ event: "unexpected", ...placeOf(error) }),
  };
}

/** A message may quote what it stumbled over, so only the name, the code and the calls are kept. */
function placeOf(error: unknown): {
  readonly name: string;
  readonly code?: string;
  readonly calls: string[];
} {
  if (!(error instanceof Error)) return { name: typeof error, calls: [] };
  const calls = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return {
    name: error.name,
    ...("code" in error && typeof error.code === "string" && { code: error.code }),
    calls: calls.map((line) => line.trim()),
  };
}
