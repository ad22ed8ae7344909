/** What a handler is given and gives back. Whoever asks has been let in, and what was sent is what the route takes. */
import type { ParameterOf, QueryKeyOf, ReplyOf, RequestOf } from "../../contract/wire/route-messages.ts";
import type { CallerKind } from "../../contract/wire/protocol.ts";
import type { Role } from "../../contract/wire/roles.ts";
import type { RouteName, routes } from "../../contract/wire/routes.ts";
import type { Credential } from "../cookies.ts";
import type { Now } from "../now.ts";

/** A phone or an account, as its credential says. */
export interface Caller {
  readonly kind: CallerKind;
  readonly role: Exclude<Role, "anyone">;
  readonly program: string;
  readonly id: string;
  /** Label of the phone, or name of the account. */
  readonly name: string;
  /** Of the credential. */
  readonly credentialHash: string;
  /** When an account's password was last shown in this session. */
  readonly passwordShownMs?: number;
}

type CallerOf<Name extends RouteName> = "anyone" extends (typeof routes)[Name]["roles"][number]
  ? undefined
  : Caller;

export interface Asked<Name extends RouteName> {
  readonly caller: CallerOf<Name>;
  readonly body: RequestOf<Name>;
  /** Each key stands there once or not at all. */
  readonly query: Readonly<Partial<Record<QueryKeyOf<Name>, string>>>;
  readonly path: Readonly<Record<ParameterOf<Name>, string>>;
  /** Of the protocol, as whoever asks speaks it. */
  readonly version: number;
  readonly now: Now;
  /** By which a browser is told from strangers, where a password was right in it. */
  readonly browser: string | undefined;
}

export interface Answer<Name extends RouteName> {
  readonly reply: ReplyOf<Name>;
  /** Where what comes back is no reply of the table. */
  readonly file?: FileAnswer;
  /** To hand out. */
  readonly credential?: Credential;
  /** To be told from strangers by. */
  readonly browser?: string;
  /** To have thrown away. */
  readonly endedCredential?: CallerKind;
  /** For the log: how many events came. */
  readonly events?: number;
}

export interface FileAnswer {
  readonly contentType: string;
  readonly content: string | ReadableStream<Uint8Array>;
  /** Under which a browser saves it. */
  readonly name?: string;
}

/** Throws `Refusal` where it has to refuse. */
export type Handler<Name extends RouteName> = (asked: Asked<Name>) => Answer<Name> | Promise<Answer<Name>>;

export type Handlers<Names extends RouteName = RouteName> = {
  readonly [Name in Names]: Handler<Name>;
};
