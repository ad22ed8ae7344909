/**
 * What each log ever held and under which numbers, what left it and what was
 * wiped with it included, and how far the endpoint has heard that a log goes.
 * The leads' list of what never came is held against this.
 */
import type { SyncRequest } from "../../src/contract/wire/sync-message.ts";
import type { SavedCopy } from "./copies.ts";
import type { SimulatedPhone } from "./phone.ts";
import type { World } from "./world.ts";

/** The log's events after `born` and before `next` went under the number; of a former one, with the digest of what was dropped. */
export type NumberOfLog = Pick<SyncRequest, "number" | "born" | "next"> &
  Partial<Pick<SyncRequest["prev"][number], "digest">>;

export interface WholeLog {
  readonly numbers: readonly NumberOfLog[];
  /** By place: a row keeps it, whatever number it goes under. */
  readonly ids: ReadonlyMap<number, string>;
  /** Who tells the endpoint of it. Clones have the same numbers, and one never speaks for the other. */
  readonly teller: object;
}

export interface Place {
  readonly number: string;
  readonly seq: number;
}

export async function wholeLogOf(phone: SimulatedPhone): Promise<WholeLog> {
  for (const { seq, id } of await phone.loggedRows()) phone.everLogged.ids.set(seq, id);
  const { log } = await phone.stand();
  return { numbers: [...log.prev, log], ids: new Map(phone.everLogged.ids), teller: phone.jar };
}

export async function wholeLogsOf({ phones, wipedLogs, copies }: World): Promise<readonly WholeLog[]> {
  return [...(await Promise.all(phones.map(wholeLogOf))), ...wipedLogs, ...copies.map(logOfCopy)];
}

function logOfCopy(copy: SavedCopy): WholeLog {
  return { numbers: copy.numbers, ids: copy.ids, teller: copy };
}

/** Where the event was in this log, under each number that spoke of it. */
export function placesOf(id: string, { numbers, ids }: WholeLog): readonly Place[] {
  return [...ids]
    .filter(([, held]) => held === id)
    .flatMap(([seq]) =>
      numbers.filter((number) => isOf(number, seq)).map(({ number }): Place => ({ number, seq })),
    );
}

/** What was there: of clones that both went on under one number, two events. */
export function idsAt({ number, seq }: Place, logs: readonly WholeLog[]): readonly string[] {
  return logs.flatMap(({ numbers, ids }) => {
    const id = ids.get(seq);
    const isThere = numbers.some((one) => one.number === number && isOf(one, seq));
    return id !== undefined && isThere ? [id] : [];
  });
}

function isOf({ born, next }: NumberOfLog, seq: number): boolean {
  return born < seq && seq < next;
}

/** What logs told the endpoint of how far they go, as far as it can know that: a backup knows what was told before it. */
export class Announced {
  readonly #nextOf: Map<object, Map<string, number>>;

  constructor(of: Iterable<readonly [object, Map<string, number>]> = []) {
    this.#nextOf = new Map([...of].map(([teller, nexts]) => [teller, new Map(nexts)]));
  }

  copy(): Announced {
    return new Announced(this.#nextOf);
  }

  note(teller: object, { number, next, prev }: SyncRequest): void {
    const nexts = this.#nextOf.get(teller) ?? new Map<string, number>();
    this.#nextOf.set(teller, nexts);
    for (const told of [{ number, next }, ...prev]) {
      nexts.set(told.number, Math.max(nexts.get(told.number) ?? 0, told.next));
    }
  }

  has({ teller }: WholeLog, { number, seq }: Place): boolean {
    return seq < (this.#nextOf.get(teller)?.get(number) ?? 0);
  }
}
