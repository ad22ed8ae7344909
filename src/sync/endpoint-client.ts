/**
 * Calls to the endpoint, made from the table of its addresses. The only fetch
 * of the app. A success counts only where our headers are echoed, the status is
 * the route's and the body is what its schema says: a captive portal, a proxy
 * or a cut-off reply can then never be taken for a word of the server.
 */
import { bytesToBase64url } from "../contract/wire/base64url.ts";
import { type ErrorCode, errors, refusalMeant } from "../contract/wire/errors.ts";
import {
  callerHeader,
  type CallerKind,
  nonceBytes,
  nonceHeader,
  protocolHeader,
  protocolVersion,
  versionBefore,
} from "../contract/wire/protocol.ts";
import {
  type ParameterOf,
  parseErrorReply,
  parseReplyOf,
  type QueryKeyOf,
  type ReplyOf,
  type RequestOf,
} from "../contract/wire/route-messages.ts";
import type { Route } from "../contract/wire/route.ts";
import { type RouteName, routes } from "../contract/wire/routes.ts";
import { err, ok, type Result } from "../domain/result.ts";
import type { Timer } from "../storage/deadline.ts";
import { readJson } from "./read-json.ts";
import { retryAfterMs } from "./retry-after.ts";

export interface EndpointClient {
  call<Name extends CallName>(
    name: Name,
    ...input: CallInput<Name>
  ): Promise<Result<ReplyOf<Name>, CallFailure>>;
}

/** The rest comes as files: a link to `addressOf` lets the browser stream them. */
export type CallName = Exclude<
  RouteName,
  | "openapi"
  | "detailCsv"
  | "summaryCsv"
  | "shiftsCsv"
  | "stockCsv"
  | "reversalsCsv"
  | "demographicsCsv"
  | "auditCsv"
>;

export type CallFailure =
  /** Nothing that is surely the endpoint's came back: whether it acted isn't known. */
  | { readonly kind: "no-connection" }
  /**
   * The endpoint said no, or a proxy in front of it with 413, 429 or 503: nothing was done. Or it said
   * something that this version can't read, and `protocol-unknown` with the status of a success says so.
   */
  | {
      readonly kind: "refused";
      readonly code: ErrorCode;
      readonly status: number;
      readonly retryAfterMs?: number;
    };

/** Nothing has to be given to a route that has neither parameters nor a body. */
export type CallInput<Name extends RouteName> = [ParameterOf<Name>] extends [never]
  ? RequestOf<Name> extends undefined
    ? [input?: Input<Name>]
    : [input: Input<Name>]
  : [input: Input<Name>];

type Input<Name extends RouteName> = AddressInput<Name> &
  (RequestOf<Name> extends undefined ? unknown : { readonly body: RequestOf<Name> });

export type AddressInput<Name extends RouteName> = ([ParameterOf<Name>] extends [never]
  ? unknown
  : { readonly path: Readonly<Record<ParameterOf<Name>, string>> }) &
  ([QueryKeyOf<Name>] extends [never]
    ? unknown
    : { readonly query?: Readonly<Partial<Record<QueryKeyOf<Name>, string>>> });

/** What the browser, Node or a test lends. */
export interface ClientTools {
  /** Always of a path below the own origin. */
  fetch(path: string, init: RequestInit): Promise<Response>;
  readonly timer: Timer;
  now(): number;
  randomBytes(length: number): Uint8Array<ArrayBuffer>;
  /** Which credential counts, where the browser has that of a phone and that of an account. */
  readonly caller?: CallerKind;
  /** Absent where the browser can't compress (before Chrome 80, Safari 16.4, Firefox 113). */
  readonly gzip?: (bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array<ArrayBuffer>>;
}

/** How long nothing may come before a request is given up. */
const silenceMs = 20_000;
/** On top, for what is sent: 2G at its worst, of which two exchanges under way have half each. */
const slowestBytesPerMs = 2;
/** Below, gzip's own frame outweighs what it saves. */
const minGzipBytes = 1024;

export function createEndpointClient(tools: ClientTools): EndpointClient {
  let version = protocolVersion;
  return {
    async call(name, ...[input]) {
      for (;;) {
        const asked = version;
        const reply = await call(name, input ?? {}, { ...tools, version: asked });
        const before = versionBefore(asked);
        if (before === undefined || !isVersionUnknown(reply)) return reply;
        // An endpoint that wasn't upgraded yet. Kept in memory alone: the next start asks in the newest again.
        // Of two calls at once, the other may have gone there already.
        version = Math.min(version, before);
      }
    },
  };
}

/** Said before anything was done. With the status of a success, it is the reply that can't be read. */
function isVersionUnknown(reply: Result<unknown, CallFailure>): boolean {
  return (
    !reply.ok &&
    reply.error.kind === "refused" &&
    reply.error.code === "protocol-unknown" &&
    reply.error.status === errors["protocol-unknown"].status
  );
}

interface AnyInput {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Partial<Record<string, string>>>;
  readonly body?: unknown;
}

/** Where a route with this input lies, below the own origin. */
export function addressOf<Name extends RouteName>(name: Name, input: AddressInput<Name>): string {
  const { path, query } = input as AnyInput;
  const filled = routes[name].path.replaceAll(/:([a-z]+)/gi, (_whole, key: string) =>
    encodeURIComponent(path?.[key] ?? ""),
  );
  const asked = Object.entries(query ?? {}).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value]],
  );
  return asked.length === 0 ? filled : `${filled}?${new URLSearchParams(asked).toString()}`;
}

/** What the call of one request has: the tools, and the version of the protocol that it speaks. */
interface CallTools extends ClientTools {
  readonly version: number;
}

async function call<Name extends CallName>(
  name: Name,
  input: AnyInput,
  tools: CallTools,
): Promise<Result<ReplyOf<Name>, CallFailure>> {
  const nonce = bytesToBase64url(tools.randomBytes(nonceBytes));
  const { body, headers } = await bodyOf(input.body, tools);
  const watch = new SilenceWatch(tools.timer);
  watch.restart(silenceMs + (body?.byteLength ?? 0) / slowestBytesPerMs);
  try {
    const response = await tools.fetch(addressOf(name, input as AddressInput<Name>), {
      method: routes[name].method,
      headers: { ...headers, ...ownHeaders(nonce, tools) },
      ...(body === undefined ? {} : { body }),
      redirect: "error",
      cache: "no-store",
      credentials: "same-origin",
      signal: watch.signal,
    });
    watch.restart(silenceMs);
    const { version } = tools;
    const onBytes = () => watch.restart(silenceMs);
    return await judge(name, response, { nonce, version, now: tools.now(), onBytes });
  } catch {
    // Whatever stopped it (no network, a redirect, a reply cut off, silence), the next try is the same.
    return err({ kind: "no-connection" });
  } finally {
    // Also lets go of a body that nobody read.
    watch.end();
  }
}

function ownHeaders(nonce: string, { caller, version }: CallTools) {
  return {
    [protocolHeader]: String(version),
    [nonceHeader]: nonce,
    ...(caller === undefined ? {} : { [callerHeader]: caller }),
  };
}

async function bodyOf(content: unknown, { gzip }: ClientTools) {
  if (content === undefined) return { headers: {} };
  const plain = new TextEncoder().encode(JSON.stringify(content));
  const headers = { "Content-Type": "application/json" };
  if (gzip === undefined || plain.byteLength < minGzipBytes) return { body: plain, headers };
  return { body: await gzip(plain), headers: { ...headers, "Content-Encoding": "gzip" } };
}

/** Ends a request of which nothing came for too long. */
class SilenceWatch {
  readonly #timer: Timer;
  readonly #controller = new AbortController();
  #cancel: () => void = () => undefined;

  constructor(timer: Timer) {
    this.#timer = timer;
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  restart(delayMs: number): void {
    this.#cancel();
    this.#cancel = this.#timer(() => this.#controller.abort(), delayMs);
  }

  end(): void {
    this.#cancel();
    this.#controller.abort();
  }
}

interface Asked {
  readonly nonce: string;
  readonly version: number;
  readonly now: number;
  readonly onBytes: () => void;
}

/** What a proxy in front may say for the endpoint, so that our headers can't be asked for. */
const believedByStatus: Readonly<Partial<Record<number, ErrorCode>>> = {
  413: "too-large",
  429: "too-fast",
  503: "unavailable",
};

async function judge<Name extends CallName>(
  name: Name,
  response: Response,
  { nonce, version, now, onBytes }: Asked,
): Promise<Result<ReplyOf<Name>, CallFailure>> {
  const { status, headers } = response;
  const busy = believedByStatus[status];
  if (busy !== undefined) {
    const delayMs = retryAfterMs(headers.get("Retry-After"), now);
    return err({
      kind: "refused",
      code: busy,
      status,
      ...(delayMs === undefined ? {} : { retryAfterMs: delayMs }),
    });
  }
  const isOurs = headers.get(nonceHeader) === nonce && headers.get(protocolHeader) === String(version);
  if (!isOurs) return err({ kind: "no-connection" });

  const route: Route = routes[name];
  const json = status === 204 ? undefined : await readJson(response, onBytes);
  if (status === route.status) {
    const reply = parseReplyOf(name, json);
    // Whole and the endpoint's own, and still not to be read: only another version writes so.
    return reply.ok ? ok(reply.value) : err({ kind: "refused", code: "protocol-unknown", status });
  }
  const refusal = parseErrorReply(json);
  const code = refusal.ok ? refusalMeant(refusal.value.code, status) : undefined;
  return code === undefined ? err({ kind: "no-connection" }) : err({ kind: "refused", code, status });
}
