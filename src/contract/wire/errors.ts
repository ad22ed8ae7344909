/**
 * Every way in which the endpoint refuses, with its status and a sentence that
 * is safe to show. Codes are never reused. A phone acts on the code only where
 * the reply carries our headers; 413, 429 and 503 it believes by status alone,
 * because a proxy in front may say them for us.
 */
import * as v from "valibot";
import { openObjectOf, word } from "../fields.ts";

export const errors = {
  malformed: { status: 400, sentence: "The request is not in the form that this address takes." },
  "protocol-unknown": {
    status: 400,
    sentence: "This server doesn't speak the app's version of the protocol.",
  },
  // Said by none: a credential is of one program, and a copy names its own before it is sent. What is sealed for
  // another program can't be told from what is sealed to a key that is gone: it is quarantined as `cannot-open`.
  "wrong-program": { status: 400, sentence: "The records are sealed for another program." },
  "not-signed-in": { status: 401, sentence: "Sign in, or join the program, first." },
  "wrong-password": { status: 401, sentence: "The name and password don't go together." },
  "password-guessable": {
    status: 400,
    sentence: "Whoever knows the program would guess this password. Take another.",
  },
  revoked: { status: 401, sentence: "This phone can't send any more." },
  "not-allowed": { status: 403, sentence: "This role may not do that." },
  "wrong-origin": { status: 403, sentence: "The request came from another site." },
  "sign-in-again": { status: 403, sentence: "Show the password again first." },
  "code-not-valid": { status: 403, sentence: "This code is wrong, used up or too old." },
  "not-found": { status: 404, sentence: "There is nothing at this address." },
  "method-not-allowed": { status: 405, sentence: "This address can't be asked in that way." },
  "number-taken": { status: 409, sentence: "This log belongs to another phone." },
  "already-set-up": { status: 409, sentence: "This server has its program already." },
  "not-set-up": { status: 409, sentence: "This server has no program yet." },
  "name-taken": { status: 409, sentence: "This name is taken." },
  "last-admin": { status: 409, sentence: "Nobody could let others in then. Make another admin first." },
  "settings-changed": { status: 409, sentence: "The settings were changed meanwhile. Read them anew." },
  "days-fixed": {
    status: 409,
    sentence: "Records are counted by these days already: the time zone and the start of the day stay.",
  },
  "site-missing": {
    status: 409,
    sentence: "A site can't be taken out, because records may name it. Retire it.",
  },
  "cursor-unknown": {
    status: 410,
    sentence: "The server's totals are not those that were read before. Read them anew.",
  },
  "too-large": { status: 413, sentence: "This is more than the server takes at once." },
  "wrong-type": { status: 415, sentence: "The server takes JSON, plain or as gzip." },
  "too-fast": { status: 429, sentence: "Too many requests. Wait a little." },
  unexpected: { status: 500, sentence: "Something went wrong on this server." },
  unavailable: { status: 503, sentence: "The server can't store anything now. It keeps nothing half." },
} as const satisfies Readonly<Record<string, { readonly status: number; readonly sentence: string }>>;

export type ErrorCode = keyof typeof errors;
export const errorCodes = Object.keys(errors) as readonly ErrorCode[];

/** What comes with every refusal. */
export const errorReplySchema = openObjectOf({
  code: word,
  /** For whoever reads the reply by hand; the app has words of its own. */
  sentence: v.string("wrong-type"),
});
export type ErrorReply = v.InferOutput<typeof errorReplySchema>;

/** What a code that a later version added is taken for. Nothing may be lost by the guess. */
const nearestByStatus: Readonly<Partial<Record<number, ErrorCode>>> = {
  400: "malformed",
  401: "not-signed-in",
  403: "not-allowed",
  404: "not-found",
  405: "method-not-allowed",
  // Not `number-taken`: a new number for each try would never end. Patience changes nothing.
  409: "unexpected",
  410: "cursor-unknown",
  413: "too-large",
  415: "wrong-type",
  429: "too-fast",
  503: "unavailable",
};

/** What a refusal says to this version. `undefined` where no endpoint of any version says it. */
export function refusalMeant(told: string, status: number): ErrorCode | undefined {
  const known = errorCodes.find((code) => code === told);
  if (known !== undefined) return errors[known].status === status ? known : undefined;
  if (status < 400 || status > 599) return undefined;
  return nearestByStatus[status] ?? (status < 500 ? "protocol-unknown" : "unexpected");
}

/** Why an event was taken in, counts as delivered, but adds to no total. */
export const quarantineCodes = [
  /** No key of the program opens it: one is missing, or what came is damaged. */
  "cannot-open",
  /** Its content is not the one that its `h` was made of. */
  "hash-mismatch",
  /** Made by a newer app; looked at again after an upgrade. */
  "newer-schema",
  /** Its content is no record. */
  "not-understood",
  /** Another event has its id. */
  "id-conflict",
  /** Its phone is asked for its body: it kept that back, or only copies came, and none was opened. */
  "withheld",
  /** Of a record whose content the server has emptied by retention. */
  "frozen",
] as const;
export type QuarantineCode = (typeof quarantineCodes)[number];

/** What is told is kept as it came: a later version of the app has words for it. */
export function quarantineMeant(told: string): QuarantineCode | "other" {
  return quarantineCodes.find((known) => known === told) ?? "other";
}
