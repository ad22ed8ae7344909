/** An endpoint as a phone's calls see it: it stores, confirms, and refuses as a test says. */
import { errors, type ErrorCode, type QuarantineCode } from "../../src/contract/wire/errors.ts";
import type { ReplyOf } from "../../src/contract/wire/route-messages.ts";
import type { SyncReply, SyncRequest } from "../../src/contract/wire/sync-message.ts";
import { err, ok, type Result } from "../../src/domain/result.ts";
import type { CallFailure, CallInput, CallName, EndpointClient } from "../../src/sync/endpoint-client.ts";
import type { LogInMemory } from "./log-in-memory.ts";

/** What happens to one exchange. */
export type Fate = CallFailure | "stored" | "reply-lost";

export const noConnection: CallFailure = { kind: "no-connection" };

export function refusedWith(code: ErrorCode, retryAfterMs?: number): CallFailure {
  return {
    kind: "refused",
    code,
    status: errors[code].status,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  };
}

export class EndpointInMemory implements EndpointClient {
  /** Ids by `seq`, a log each; `undefined` where what comes later came first. */
  readonly logs = new Map<string, (string | undefined)[]>();
  readonly exchanges: SyncRequest[] = [];
  /** By `seq`, of whatever log. */
  readonly #withoutBody = new Set<number>();
  readonly #log: LogInMemory;
  readonly #clock: { readonly nowMs: number };
  settingsTag = "first";
  /** An endpoint whose word never moves. */
  confirmsNothing = false;
  quarantined: readonly { seq: number; code: QuarantineCode }[] = [];
  limits: SyncReply["limits"] = { events: 500, bytes: 512 * 1024, inflated: 1024 * 1024 };
  /** Decides the fate of each exchange; without a word, it is stored. */
  decide: (request: SyncRequest) => Fate | undefined | Promise<Fate | undefined> = () => "stored";

  constructor(log: LogInMemory, clock: { readonly nowMs: number }) {
    this.#log = log;
    this.#clock = clock;
  }

  /** Of all logs, in the order of their coming, without repeats. */
  storedIds(): readonly string[] {
    return [...new Set([...this.logs.values()].flat())].filter((id) => id !== undefined);
  }

  async call<Name extends CallName>(
    name: Name,
    ...[input]: CallInput<Name>
  ): Promise<Result<ReplyOf<Name>, CallFailure>> {
    if (name === "settings") {
      const { settings } = await this.#log.enrolment();
      return ok({ ...settings, tag: this.settingsTag } as ReplyOf<Name>);
    }
    const { body: request } = input as { readonly body: SyncRequest };
    this.exchanges.push(request);
    const fate = (await this.decide(request)) ?? "stored";
    if (typeof fate === "object") return err(fate);
    const reply = this.#store(request);
    return fate === "reply-lost" ? err(noConnection) : ok(reply as ReplyOf<Name>);
  }

  #store({ number, events }: SyncRequest): SyncReply {
    const ids = this.logs.get(number) ?? [];
    for (const { seq, id, withheld } of events) {
      while (ids.length < seq) ids.push(undefined);
      ids[seq - 1] ??= id;
      if (withheld === undefined) this.#withoutBody.delete(seq);
      else this.#withoutBody.add(seq);
    }
    const gap = ids.indexOf(undefined);
    const hw = gap < 0 ? ids.length : gap;
    this.logs.set(number, ids);
    return {
      hw: this.confirmsNothing ? 0 : hw,
      digest: "0000000000000000",
      quarantined: [
        ...this.quarantined,
        ...[...this.#withoutBody].map((seq) => ({ seq, code: "withheld" as const })),
      ],
      changed: [],
      seen: "1.0000000000000000",
      prev: [],
      now: this.#clock.nowMs,
      limits: this.limits,
      settings: this.settingsTag,
    };
  }
}
